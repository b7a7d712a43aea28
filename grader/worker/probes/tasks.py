"""The student's tasks: where each was made, and which are still going when a call returns."""

import asyncio
import sys
import traceback
import weakref
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.observations import TaskLeft
from grader.worker.patching import patched
from grader.worker.probes.place import line_of_origin, line_of_waiting, line_on_stack


class Tasks:
    """Notes the student's line behind every task."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: weakref.WeakKeyDictionary[asyncio.Task[Any], int] = weakref.WeakKeyDictionary()
        self.made: Callable[[asyncio.Task[Any]], None] = lambda task: None
        self._lines_by_id: dict[int, int] = {}  # also of a task that is being collected
        self.left: list[TaskLeft] = []
        self._cut_off: list[TaskLeft] = []

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note the tasks that this loop makes from now on."""
        if loop.get_task_factory() is None:
            loop.set_task_factory(self._make)  # type: ignore[arg-type]

    def _make(
        self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **kwargs: Any
    ) -> "asyncio.Task[Any]":
        task = asyncio.Task(coroutine, loop=loop, **kwargs)
        line = line_on_stack(sys._getframe(1), self._path) or line_of_origin(coroutine, self._path)
        self._lines_by_id.pop(id(task), None)
        self.made(task)
        if line is not None:
            self._lines[task] = self._lines_by_id[id(task)] = line
        return task

    def line(self, task: Any) -> int | None:
        """The student's line that made a task."""
        return self._lines_by_id.get(id(task)) if isinstance(task, asyncio.Task) else None

    def line_of_error(self, error: BaseException | None) -> int | None:
        """The innermost of the student's lines that an exception came through."""
        frames = traceback.walk_tb(error.__traceback__ if error is not None else None)
        lines = [line for frame, line in frames if frame.f_code.co_filename == self._path]
        return lines[-1] if lines else None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """In the block, keep what is going when an `asyncio.run` of the student's ends: it cuts it off."""
        cancel_all = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]

        def cut_off(loop: asyncio.AbstractEventLoop) -> None:
            self._cut_off += self.going(loop)
            self.left = list(self._cut_off)
            cancel_all(loop)

        with patched((asyncio.runners, "_cancel_all_tasks", cut_off)):
            yield

    def going(self, loop: asyncio.AbstractEventLoop | None = None) -> list[TaskLeft]:
        """The student's unfinished tasks in the running loop."""
        current = asyncio.current_task(loop)
        return [
            TaskLeft(
                name=getattr(task.get_coro(), "__qualname__", task.get_name()),
                line=self._lines[task],
                waiting=line_of_waiting(task.get_coro(), self._path),
                cancelled=task.cancelling() > 0,
            )
            for task in sorted(asyncio.all_tasks(loop), key=lambda task: self._lines.get(task, 0))
            if task in self._lines and task is not current
        ]

    def snapshot(self) -> None:
        """Keep what is going at this moment: the student's last call has returned."""
        self.left = self._cut_off + self.going()
