"""The places where threads are started, given work, and made to wait: each tells the watch.

Patched are `Thread.start`, the executors' `submit`, and the two waits of `threading` on
which nearly all others rest: `Condition.wait` (so also `Event.wait`, `Queue.get` and
`Future.result`) and `Thread.join`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

from .patches import Swap
from .threads import Doing, Role, Threads

Excused = Callable[[], AbstractContextManager[None]]


def thread_patches(threads: Threads, excused: Excused, count: Callable[[], None]) -> list[Swap]:
    """Return what to replace; what a thread takes to start is `excused`.

    A wait with a time limit lives in real time: `count` is told when one begins.
    """
    return [
        (threading.Thread, "start", _start(threads, excused)),
        (threading.Condition, "wait", _wait(threads, count, threading.Condition.wait)),
        (threading.Thread, "join", _wait(threads, count, threading.Thread.join)),
        (ThreadPoolExecutor, "submit", _submit(threads, "worker", ThreadPoolExecutor.submit)),
    ]


def _start(threads: Threads, excused: Excused) -> Callable[[threading.Thread], None]:
    original = threading.Thread.start

    def start(self: threading.Thread) -> None:
        threads.watch(self)
        try:
            with excused():
                original(self)
        except BaseException:
            threads.forget(self)
            raise

    return start


def _submit(threads: Threads, role: Role, original: Any) -> Callable[..., Future[Any]]:
    def submit(*args: Any, **kwargs: Any) -> Future[Any]:
        return threads.submit(role, original, *args, **kwargs)

    return submit


def _wait(
    threads: Threads, count: Callable[[], None], original: Callable[..., Any]
) -> Callable[..., Any]:
    def wait(self: Any, timeout: float | None = None) -> Any:
        here = threads.here()
        if here is None or threads.is_helper(self):
            return original(self, timeout)  # a process pool's own thread waits for processes
        if timeout is not None:
            with threads.timed_wait(here, count):
                return original(self, timeout)
        here.doing = Doing.WAITING
        try:
            return original(self, timeout)
        finally:
            here.doing = Doing.WORKING

    return wait
