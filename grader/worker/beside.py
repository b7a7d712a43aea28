"""Threads of the worker's own, which the fast clock ignores."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from time import clock_gettime  # before a clock of ours takes its place

from grader.worker.clock.interface import Clock

if sys.platform == "linux":
    from time import pthread_getcpuclockid

_clocks: list[int] = []  # of the system, one for each thread: it goes on while the thread computes


def start_beside(clock: Clock, name: str, target: Callable[[], None]) -> None:
    """Start a daemon thread beside the scenario."""

    def run() -> None:
        if sys.platform == "linux":
            _clocks.append(pthread_getcpuclockid(threading.get_ident()))
        target()

    thread = threading.Thread(target=run, name=f"awaitlings-{name}", daemon=True)
    clock.exempt(thread)
    thread.start()


def computed_beside() -> float:
    """Seconds that these threads have computed, of those that are still going, where that is known."""
    total = 0.0
    for which in _clocks:
        with suppress(OSError):  # the thread has ended
            total += clock_gettime(which)
    return total
