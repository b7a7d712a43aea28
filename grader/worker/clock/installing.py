"""What the fast clock replaces in this process, in one list.

The student's code is imported after this, so `from time import sleep` finds the stand-in too.
A stand-in that somebody keeps for longer than the clock is installed works in real time again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from grader.worker.clock import real
from grader.worker.clock.child_patches import child_patches
from grader.worker.clock.dates import date_patches
from grader.worker.clock.loop import loop_patches
from grader.worker.clock.mover import Mover
from grader.worker.clock.thread_patches import thread_patches
from grader.worker.clock.unserved import unserved_patches
from grader.worker.patching import Patch

Sleep = Callable[[float, str, int], None]
"""Called with the seconds, and with the file and the line that sleep."""

_REALLY_SLEEPS = ("subprocess",)  # modules that sleep while they wait for something real


def fast_patches(clock: Mover, sleep: Sleep) -> list[Patch]:
    """Return what to replace: what tells the time, sleeps, or starts loops, threads, processes."""
    return [
        *time_patches(_reader(clock), clock.virtual.seconds, sleep, lambda: clock.active),
        *loop_patches(clock),
        *thread_patches(clock),
        *child_patches(clock),
        *unserved_patches(clock),
    ]


def time_patches(
    read: Callable[[], float], begin: float, sleep: Sleep, active: Callable[[], bool] = lambda: True
) -> list[Patch]:
    """Return what to replace in `time` and `datetime`. `begin` is the reading at this moment, in seconds."""
    return [
        *_time_functions(read, real.time_ns() - round(begin * 1e9)),
        (time, "sleep", _sleep_function(active, sleep)),
    ]


def _reader(clock: Mover) -> Callable[[], float]:
    start = real.monotonic(), clock.virtual.seconds

    def read() -> float:
        if clock.active:
            return clock.read()
        start_real, start_virtual = clock.left or start
        return start_virtual + real.monotonic() - start_real

    return read


def _time_functions(read: Callable[[], float], epoch_ns: int) -> list[Patch]:
    """`read` gives the time in seconds; `epoch_ns` is what `time.time_ns()` shows when it is 0."""

    def seconds() -> float:
        return read()

    def nanoseconds() -> int:
        return round(read() * 1e9)

    def epoch_nanoseconds() -> int:
        return epoch_ns + round(read() * 1e9)

    def epoch_seconds() -> float:
        return epoch_nanoseconds() / 1e9

    return [
        (time, "monotonic", seconds),
        (time, "monotonic_ns", nanoseconds),
        (time, "perf_counter", seconds),
        (time, "perf_counter_ns", nanoseconds),
        (time, "time", epoch_seconds),
        (time, "time_ns", epoch_nanoseconds),
        *date_patches(epoch_seconds, seconds),
    ]


def _sleep_function(active: Callable[[], bool], sleep_there: Sleep) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        """Sleep for `seconds`, on the fast clock."""
        caller = sys._getframe(1)
        really = caller.f_globals.get("__name__") in _REALLY_SLEEPS
        if really or not active() or not seconds > 0:
            real.sleep(seconds)
        else:
            sleep_there(float(seconds), caller.f_code.co_filename, caller.f_lineno)

    return sleep
