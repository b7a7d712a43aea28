"""Who waits for what at this moment, and what should have come first: the other end of the critical path."""

import asyncio
import linecache
import sys
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from grader.worker.observations import WaitingTask
from grader.worker.patching import patched
from grader.worker.probes.place import awaited, line_of_waiting, line_on_stack, suspended_frames

MAX_TEXT = 200
"""Characters of a source line that are sent."""


class Waits:
    """Knows the student's line that acquired each lock last, and what each task waits for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._holders: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()

    def watching(self) -> AbstractContextManager[None]:
        """Note who acquires locks in the block."""
        acquire = asyncio.Lock.acquire

        async def acquired(lock: asyncio.Lock) -> bool:
            await acquire(lock)
            line = line_on_stack(sys._getframe(1), self._path)
            if line is not None:
                self._holders[lock] = line
            return True

        acquired.__name__, acquired.__qualname__ = "acquire", "Lock.acquire"
        return patched((asyncio.Lock, "acquire", acquired))

    def now(self, loop: asyncio.AbstractEventLoop | None) -> tuple[WaitingTask, ...]:
        """The unfinished tasks that wait at a line of the student's file."""
        tasks = asyncio.all_tasks(loop) if loop is not None else ()
        found = [
            (line, awaited(task.get_coro()), self._behind(task))
            for task in tasks
            if (line := line_of_waiting(task.get_coro(), self._path)) is not None
        ]
        return tuple(
            WaitingTask(line, on, linecache.getline(self._path, line).strip()[:MAX_TEXT], behind)
            for line, on, behind in sorted(found, key=lambda one: one[:2])
        )

    def _behind(self, task: "asyncio.Task[Any]") -> int | None:
        """The line at which what comes first is waiting, or that holds the lock."""
        frames = list(suspended_frames(task.get_coro()))
        for frame in reversed(frames):
            thing = frame.f_locals.get("self")
            if isinstance(thing, asyncio.Lock) and thing in self._holders:
                return self._holders[thing]
        lines = (
            line_of_waiting(one.get_coro(), self._path) for one in _awaited_tasks(task, frames)
        )
        return next((line for line in lines if line is not None), None)


def _awaited_tasks(task: "asyncio.Task[Any]", frames: list[Any]) -> Iterator["asyncio.Task[Any]"]:
    """The unfinished tasks that a task waits for: one, those of a gather, or those of a group."""
    waiter = getattr(task, "_fut_waiter", None)
    group = frames[-1].f_locals.get("self") if frames else None
    for one in (waiter, *getattr(waiter, "_children", ()), *getattr(group, "_tasks", ())):
        if isinstance(one, asyncio.Task) and not one.done():
            yield one
