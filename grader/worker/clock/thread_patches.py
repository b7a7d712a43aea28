"""The places where threads are started, given work and made to wait: each tells the clock.

Patched are `Thread.start`, the executor's `submit`, and the two waits of `threading` on
which nearly all others rest: `Condition.wait` (so also `Event.wait`, `Queue.get` and
`Future.result`) and `Thread.join`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from grader.worker.clock.mover import Mover
from grader.worker.clock.threads import Doing
from grader.worker.patching import Patch


def thread_patches(clock: Mover) -> list[Patch]:
    """Return what to replace. The time that a thread takes to start is not charged."""
    return [
        (threading.Thread, "start", _start(clock, threading.Thread.start)),
        (threading.Condition, "wait", _wait(clock, threading.Condition.wait)),
        (threading.Thread, "join", _wait(clock, threading.Thread.join)),
        (ThreadPoolExecutor, "submit", _submit(clock, ThreadPoolExecutor.submit)),
    ]


def _start(
    clock: Mover, original: Callable[[threading.Thread], None]
) -> Callable[[threading.Thread], None]:
    def start(self: threading.Thread) -> None:
        clock.threads.watch(self)
        try:
            with clock.turns.excused():
                original(self)
        except BaseException:
            clock.threads.forget(self)
            raise

    return start


def _submit(clock: Mover, original: Callable[..., Future[Any]]) -> Callable[..., Future[Any]]:
    def submit(*args: Any, **kwargs: Any) -> Future[Any]:
        return clock.threads.submit("worker", original, *args, **kwargs)

    return submit


def _wait(clock: Mover, original: Callable[..., Any]) -> Callable[..., Any]:
    threads = clock.threads

    def wait(self: Any, timeout: float | None = None) -> Any:
        here = threads.here()
        if here is None or threads.is_helper(self):
            return original(self, timeout)  # a process pool's own thread waits for processes
        if timeout is not None:  # real time counts
            with threads.timed_wait(here, clock.children.count):
                return original(self, timeout)
        here.doing = Doing.WAITING
        try:
            return original(self, timeout)
        finally:
            here.doing = Doing.WORKING

    return wait
