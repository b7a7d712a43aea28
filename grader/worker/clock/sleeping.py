"""Waiting in a thread that does not move the clock: in `time.sleep`, or in a loop of its own.

The thread waits until the mover has moved the clock far enough.

There is one trap. The mover's thread may itself be waiting for this very thread (a `join` in a
coroutine); then nobody moves the clock. So the sleeper looks up now and then. When the mover's
thread has done nothing for as long as the sleep lasts, the sleeper wakes by itself and moves the
clock: it has then slept in real time, as it would have without this clock.
"""

from __future__ import annotations

import _thread
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from grader.worker.clock.mover import Mover
from grader.worker.clock.threads import Doing, Watched

LOOK_UP = 0.02  # seconds


class Standstill:
    """How long the mover's thread has done nothing, in real seconds."""

    def __init__(self, clock: Mover) -> None:
        self._clock = clock
        self._seen: object = None
        self._seconds = 0.0

    def after(self, seconds: float) -> float:
        """Look again, `seconds` after the last look, and return the length of the standstill."""
        seen = self._clock.mover_pulse()
        still = seen is not None and seen == self._seen
        self._seconds = self._seconds + seconds if still else 0.0
        self._seen = seen
        return self._seconds


def sleep_in_thread(clock: Mover, here: Watched, seconds: float) -> None:
    """Sleep for `seconds` on the clock, in a thread that does not move it."""
    bed = _thread.allocate_lock()
    bed.acquire()

    def wake() -> None:
        here.doing = Doing.WORKING
        bed.release()

    due = clock.virtual.seconds + seconds
    sleeper = clock.sleepers.add(due, wake)
    here.doing = Doing.ASLEEP
    standstill = Standstill(clock)
    while not bed.acquire(timeout=min(LOOK_UP, seconds)):
        if standstill.after(LOOK_UP) >= seconds:
            clock.sleepers.leave(sleeper)
            if due > clock.virtual.seconds:
                rest = due - clock.virtual.seconds
                clock.virtual.note_blocked(rest, None, None, "blocking call")
            clock.virtual.advance_to(due)
            clock.sleepers.wake_until(due)  # others need not wait as long again
            break
    clock.sleepers.leave(sleeper)
    here.doing = Doing.WORKING


@contextmanager
def riding(clock: Mover, due: float | None, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Have `loop`, which is about to wait in a thread of its own, woken at `due`."""
    here = clock.threads.here()

    def wake() -> None:
        if here is not None:
            here.doing = Doing.WORKING
        with suppress(RuntimeError):  # it saw by itself that it was due, and is closed by now
            loop.call_soon_threadsafe(lambda: None)

    sleeper = clock.sleepers.add(due, wake) if due is not None else None
    if here is not None:
        here.doing = Doing.WAITING
    try:
        yield
    finally:
        if here is not None:
            here.doing = Doing.WORKING
        if sleeper is not None:
            clock.sleepers.leave(sleeper)
