"""What is still open when the student's call has returned: generators, child processes, sockets."""

import asyncio
import gc
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.observations import Loose
from grader.worker.patching import patched
from grader.worker.probes.place import line_of_waiting, line_on_stack


class Resources:
    """Async generators and child processes that are open; what is collected without being closed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.generators: list[Loose] = []
        self._dropped: list[Loose] = []
        self.children = False
        self.unclosed: list[str] = []

    def snapshot(self) -> None:
        """Note what is open at this moment."""
        loop = asyncio.get_running_loop()
        open_ones = [g for g in getattr(loop, "_asyncgens", ()) if g.ag_frame is not None]
        left = [Loose(g.__qualname__, line_of_waiting(g, self._path)) for g in open_ones]
        self.generators = self._dropped + left
        self.children = _has_children()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note ResourceWarnings; they come when the thing is collected."""
        with warnings.catch_warnings():
            warnings.simplefilter("always", ResourceWarning)
            warnings.showwarning = self._note
            with self._hooked():
                yield

    @contextmanager
    def _hooked(self) -> Iterator[None]:
        """Note generators that are dropped before their end. The loop closes them at some later time."""
        hook = asyncio.BaseEventLoop._asyncgen_finalizer_hook  # type: ignore[attr-defined]

        def dropped(loop: Any, generator: Any) -> None:
            line = line_on_stack(sys._getframe(1), self._path) or line_of_waiting(
                generator, self._path
            )
            if line is not None:
                self._dropped.append(Loose(generator.__qualname__, line))
            hook(loop, generator)

        with patched((asyncio.BaseEventLoop, "_asyncgen_finalizer_hook", dropped)):
            yield

    def _note(self, message: Any, category: Any, *args: Any, **kwargs: Any) -> None:
        if issubclass(category, ResourceWarning):
            self.unclosed.append(str(message)[:200])

    def collect(self) -> None:
        """Have Python collect what is not in use any more, so that it warns of what is unclosed."""
        gc.collect()


def _has_children() -> bool:
    if not hasattr(os, "waitid"):  # on Windows nobody can tell
        return False
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True
