"""Say where a scenario is, shortly before its time is up.

A thread waits beside the scenario. When the limit is near it sends what is known so far, with the
student's lines at which the code is working or waiting, so that a hang can be explained.
The grader kills the worker a moment later, whatever this thread does.
"""

import asyncio
import sys
import threading
from collections.abc import Callable
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

HEAD_START = 0.4
"""Seconds before the limit at which the report is sent."""


@contextmanager
def watch(limit: float, report: Callable[[], None]) -> Any:
    """Call `report` from another thread if the block takes nearly `limit` seconds."""
    over = threading.Event()

    def wait() -> None:
        if not over.wait(limit - HEAD_START):
            report()

    threading.Thread(target=wait, name="awaitlings-overdue", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def where(loop: asyncio.AbstractEventLoop | None, path: str) -> dict[str, Any]:
    """The student's line that is running in the main thread, and those at which tasks wait."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)
    tasks = asyncio.all_tasks(loop) if loop is not None else ()
    lines = [waiting_line(task, path) for task in tasks]
    return {
        "running_line": running_line(frame, path),
        "waiting_lines": sorted({line for line in lines if line is not None}),
    }


def running_line(frame: FrameType | None, path: str) -> int | None:
    """The innermost line of the file `path` on a stack."""
    while frame is not None:
        if frame.f_code.co_filename == path:
            return frame.f_lineno
        frame = frame.f_back
    return None


def waiting_line(task: "asyncio.Task[Any]", path: str) -> int | None:
    """The innermost line of the file `path` at which a suspended task waits."""
    awaitable: Any = task.get_coro()
    found = None
    while awaitable is not None:
        frame, code = _frame_of(awaitable)
        if frame is not None and code is not None and code.co_filename == path:
            found = frame.f_lineno
        awaitable = _awaited_by(awaitable)
    return found


def _frame_of(awaitable: Any) -> tuple[FrameType | None, CodeType | None]:
    for prefix in ("cr", "ag", "gi"):
        frame = getattr(awaitable, f"{prefix}_frame", None)
        if frame is not None:
            return frame, frame.f_code
    return None, None


def _awaited_by(awaitable: Any) -> Any:
    for name in ("cr_await", "ag_await", "gi_yieldfrom"):
        inner = getattr(awaitable, name, None)
        if inner is not None:
            return inner
    return None
