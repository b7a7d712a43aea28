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
        self.only_own = False
        """Whether only those count that a line of the student's made itself, and none that it led to."""

    def listening(self) -> AbstractContextManager[None]:
        """Note them instead of warning on stderr. Those made outside the student's file are ignored."""
        return patched((warnings, "_warn_unawaited_coroutine", self._note))

    def _note(self, coroutine: Any) -> None:
        line = line_of_origin(coroutine, self._path)
        if self.only_own and (not coroutine.cr_origin or coroutine.cr_origin[0][0] != self._path):
            return
        if line is not None:
            self.found.append(Loose(coroutine.__qualname__, line))
