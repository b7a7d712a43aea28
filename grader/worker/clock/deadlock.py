"""Saying who waits for what, when nothing can ever happen again.

A suspended coroutine is a chain: it awaits another one, which awaits another one, down to
a future. The end of the chain says *what* is awaited (`Event.wait`); the last link that is
not asyncio's own says *where*: that is the line the learner wrote.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from types import FrameType
from typing import Any

from grader.worker.suspended import suspended_frames

_ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep


@dataclass(frozen=True)
class Waiting:
    """A task that waits: its name, its coroutine, where it is suspended and on what."""

    task: str
    coroutine: str
    file: str | None
    line: int | None
    on: str

    def __str__(self) -> str:
        """Read as a line of a report."""
        place = f"{self.file}, line {self.line}" if self.file else "an unknown line"
        return f"{self.task} ({self.coroutine}) waits for {self.on} at {place}"


class Deadlock(Exception):
    """Nothing is ready and nothing will be: raised out of the event loop's run.

    `waiting` names every unfinished task; plain data, so that it can leave the process.
    """

    def __init__(self, waiting: list[Waiting]) -> None:
        """Keep the list and build the message from it."""
        self.waiting = waiting
        lines = [str(one) for one in waiting] or ["the loop runs, and no task is left"]
        super().__init__("Deadlock: nothing can happen any more.\n" + "\n".join(lines))

    def __reduce__(self) -> tuple[type[Deadlock], tuple[list[Waiting]]]:
        """Pickle by the list, not by the message."""
        return Deadlock, (self.waiting,)


def tasks_waiting(loop: asyncio.AbstractEventLoop) -> list[Waiting]:
    """Describe every unfinished task of the loop, shorter names first."""
    described = [_describe(task) for task in asyncio.all_tasks(loop)]
    return sorted(described, key=lambda one: (len(one.task), one.task))


def _describe(task: asyncio.Task[Any]) -> Waiting:
    coroutine = task.get_coro()
    name = getattr(coroutine, "__qualname__", None) or repr(coroutine)
    frames = list(suspended_frames(coroutine))
    own = [frame for frame in frames if not _is_asyncio(frame)]
    frame = next(reversed(own or frames), None)
    return Waiting(
        task=task.get_name(),
        coroutine=name,
        file=frame.f_code.co_filename if frame else None,
        line=frame.f_lineno if frame else None,
        on=_awaited(task, frames),
    )


def _is_asyncio(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith(_ASYNCIO)


def _awaited(task: asyncio.Task[Any], frames: list[FrameType]) -> str:
    other = getattr(task, "_fut_waiter", None)
    if isinstance(other, asyncio.Task):
        return f"task {other.get_name()}"
    if frames and _is_asyncio(frames[-1]):
        return frames[-1].f_code.co_qualname
    return type(other).__name__ if other is not None else "its turn"
