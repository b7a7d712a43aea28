"""The real clock, bound before anybody can replace it.

A student may patch `time.monotonic` or `time.sleep`, and the fast clock does so itself.
These names are taken from `time` when this module is first imported. That is before any code
of the student's, so the clock always measures with the real thing.
"""

import signal
import sys
import time
from collections.abc import Callable
from time import monotonic, sleep, time_ns

if sys.platform == "linux":
    from time import clock_gettime, pthread_getcpuclockid

thread_time = getattr(time, "thread_time", time.process_time)
"""Seconds that the calling thread has computed. In a browser there is one thread, and no `thread_time`."""

set_timer = getattr(signal, "setitimer", None)
"""Starts an alarm of the system; None where there is none."""

__all__ = ["computing_of", "monotonic", "set_timer", "sleep", "thread_time", "time_ns"]


def computing_of(thread: int) -> Callable[[], float] | None:
    """What tells, from any thread, the seconds that the living one with this ident has computed.

    None where the system does not tell. It raises OSError when that thread has ended.
    """
    if sys.platform != "linux":
        return None
    clock = pthread_getcpuclockid(thread)
    return lambda: clock_gettime(clock)
