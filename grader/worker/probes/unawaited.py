"""Coroutines that were made and never awaited, with the line that made them."""

import warnings
from contextlib import AbstractContextManager
from typing import Any

from grader.worker.observations import Loose
from grader.worker.patching import patched
from grader.worker.probes.place import line_of_origin


class Unawaited:
    """Python warns of such a coroutine when it is collected; this notes the warnings."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.found: list[Loose] = []

    def listening(self) -> AbstractContextManager[None]:
        """Note them instead of warning on stderr. Those made outside the student's file are ignored."""
        return patched((warnings, "_warn_unawaited_coroutine", self._note))

    def _note(self, coroutine: Any) -> None:
        line = line_of_origin(coroutine, self._path)
        if line is not None:
            self.found.append(Loose(coroutine.__qualname__, line))
