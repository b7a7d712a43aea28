"""How often the same task pauses at the same line: `asyncio.sleep`, called by the student's code.

One pause says nothing. Very many, in a loop that only looks whether something is so, are polling.
"""

import asyncio
import sys
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from grader.worker.observations import Pause
from grader.worker.patching import patched

SLEEP = asyncio.sleep.__code__
NEAR = 6
"""Frames within which the frame of `asyncio.sleep` is looked for."""
MOST = 50


class Pauses:
    """Counts the pauses at each line of the file `path`, for each task by itself."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._of_task: weakref.WeakKeyDictionary[asyncio.Task[Any], Counter[int]] = (
            weakref.WeakKeyDictionary()
        )
        self._most: Counter[int] = Counter()

    @property
    def found(self) -> tuple[Pause, ...]:
        """The lines with the most pauses that one task has made there."""
        return tuple(Pause(line, times) for line, times in self._most.most_common(MOST))

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count in the block. A pause sets a timer, or, if it is one of 0 seconds, only yields."""
        call_at = asyncio.BaseEventLoop.call_at
        yields = vars(asyncio.tasks)["__sleep0"]
        with patched(
            (asyncio.BaseEventLoop, "call_at", self._counted(call_at)),
            (asyncio.tasks, "__sleep0", self._counted(yields)),
        ):
            yield

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            caller = _who_sleeps(sys._getframe(1))
            if caller is not None and caller.f_code.co_filename == self._path:
                self._note(caller.f_lineno)
            return function(*args, **kwargs)

        return counted

    def _note(self, line: int) -> None:
        task = asyncio.current_task()
        if task is not None:
            times = self._of_task.setdefault(task, Counter())
            times[line] += 1
            self._most[line] = max(self._most[line], times[line])


def _who_sleeps(frame: FrameType | None) -> FrameType | None:
    """The frame that awaits the `asyncio.sleep` which is at work here, if one is."""
    for _ in range(NEAR):
        if frame is None:
            return None
        if frame.f_code is SLEEP:
            return frame.f_back
        frame = frame.f_back
    return None
