"""Where the student's own lines use what Python is about to remove.

Python warns of it, but not every version does: what only a newer one warns of is noted here by its
name, so that an answer is told the same with every Python.
"""

import asyncio
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.observations import Deprecation
from grader.worker.patching import Patch, patched

OF_OTHER_THINGS = ("invalid ", "This process ")
"""Starts of warnings about spelling (`"\\d"`), and about a `fork` beside the threads of the kit."""
LATER = {
    "get_event_loop_policy": "Python 3.14",
    "set_event_loop_policy": "Python 3.14",
    "get_child_watcher": "Python 3.12",
    "set_child_watcher": "Python 3.12",
}
"""Functions of asyncio, and since when Python warns of each."""
NO_LOOP = "asyncio.get_event_loop() is deprecated where no event loop is running"
MOST = 50
MAX_TEXT = 200


class Deprecated:
    """Notes DeprecationWarnings that point to a line of the student's file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[Deprecation, None] = {}  # in their order, each once

    @property
    def found(self) -> tuple[Deprecation, ...]:
        """What was noted."""
        return tuple(self._found)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note them in the block; other warnings go where they went before."""
        with warnings.catch_warnings():
            before = warnings.showwarning

            def show(message: Any, category: Any, filename: str, line: int, *more: Any) -> None:
                if not issubclass(category, DeprecationWarning):
                    before(message, category, filename, line, *more)
                elif filename == self._path and not str(message).startswith(OF_OTHER_THINGS):
                    self._note(line, str(message))

            warnings.simplefilter("always", DeprecationWarning)
            warnings.showwarning = show  # type: ignore[assignment]
            with patched(*self._patches()):
                yield

    def _note(self, line: int, message: str) -> None:
        if len(self._found) < MOST:
            self._found[Deprecation(line, message[:MAX_TEXT])] = None

    def _patches(self) -> Iterator[Patch]:
        if sys.version_info >= (3, 14):
            return  # Python itself warns of all of them
        for name, since in LATER.items():
            message = f"asyncio.{name}() is deprecated since {since}"
            yield asyncio, name, self._noting(getattr(asyncio, name), lambda: True, message)
        yield asyncio, "get_event_loop", self._noting(asyncio.get_event_loop, _no_loop, NO_LOOP)

    def _noting(
        self, function: Callable[..., Any], is_deprecated: Callable[[], bool], message: str
    ) -> Callable[..., Any]:
        """The function, which notes calls from the student's own lines."""

        def noting(*args: Any, **kwargs: Any) -> Any:
            caller = sys._getframe(1)
            if caller.f_code.co_filename == self._path and is_deprecated():
                self._note(caller.f_lineno, message)
            return function(*args, **kwargs)

        return noting


def _no_loop(policy: Callable[[], Any] = asyncio.get_event_loop_policy) -> bool:
    """Whether no loop is running, and none has been set in this thread: one would be made."""
    local = getattr(policy(), "_local", None)
    return asyncio._get_running_loop() is None and getattr(local, "_loop", None) is None
