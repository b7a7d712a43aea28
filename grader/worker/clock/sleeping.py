"""Sleeping in a thread that does not move the clock: by `time.sleep`, or in a loop of its own.

The thread waits until the loop has moved the clock far enough.

There is one trap. The loop may itself be waiting for this very thread (a `join` in a
coroutine); then nobody moves the clock. So the sleeper looks up now and then, and when the
loop's thread has done nothing for as long as the sleep lasts, he wakes by himself: he has
then slept in real time, as he would have without this clock.
"""

from __future__ import annotations

import _thread
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from .mover import Mover
from .threads import Doing, Watched

LOOK_UP = 0.02  # seconds


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
    waited, last = 0.0, None
    while not bed.acquire(timeout=min(LOOK_UP, seconds)):
        seen = clock.mover_pulse()
        waited = waited + LOOK_UP if seen is not None and seen == last else 0.0
        last = seen
        if waited >= seconds:
            clock.sleepers.leave(sleeper)
            if due > clock.virtual.seconds:
                rest = due - clock.virtual.seconds
                clock.virtual.hold(rest, None, None, "blocking call")
            clock.virtual.advance_to(due)
            clock.sleepers.wake_until(due)  # others who slept until now need not wait as long again
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
