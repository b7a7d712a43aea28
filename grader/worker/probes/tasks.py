"""The student's tasks: where each was made, and which are still going when a call returns."""

import asyncio
import sys
import weakref
from collections.abc import Coroutine
from typing import Any

from grader.worker.probes.place import line_of_origin, line_of_waiting, line_on_stack


class Tasks:
    """Notes the student's line behind every task."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: weakref.WeakKeyDictionary[asyncio.Task[Any], int] = weakref.WeakKeyDictionary()
        self.left: list[dict[str, Any]] = []

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note the tasks that this loop makes from now on."""
        if loop.get_task_factory() is None:
            loop.set_task_factory(self._make)  # type: ignore[arg-type]

    def _make(
        self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **kwargs: Any
    ) -> "asyncio.Task[Any]":
        task = asyncio.Task(coroutine, loop=loop, **kwargs)
        line = line_on_stack(sys._getframe(1), self._path) or line_of_origin(coroutine, self._path)
        if line is not None:
            self._lines[task] = line
        return task

    def line(self, task: Any) -> int | None:
        """The student's line that made a task."""
        return self._lines.get(task) if isinstance(task, asyncio.Task) else None

    def going(self) -> list[dict[str, Any]]:
        """The student's unfinished tasks in the running loop: name, line made, line waiting at."""
        current = asyncio.current_task()
        return [
            {
                "name": getattr(task.get_coro(), "__qualname__", task.get_name()),
                "line": self._lines[task],
                "waiting": line_of_waiting(task.get_coro(), self._path),
            }
            for task in sorted(asyncio.all_tasks(), key=lambda task: self._lines.get(task, 0))
            if task in self._lines and task is not current
        ]

    def snapshot(self) -> None:
        """Keep what is going at this moment: the student's last call has returned."""
        self.left = self.going()
