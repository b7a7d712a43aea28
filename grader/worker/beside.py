"""Threads of the worker's own, which the fast clock ignores."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from grader.worker.clock import real
from grader.worker.clock.interface import Clock

THREADS = sys.platform != "emscripten"
"""Whether threads can be started here: in a browser they cannot, and the page watches the worker instead."""
_computing: list[Callable[[], float]] = []  # of each of the threads


def start_beside(clock: Clock, name: str, target: Callable[[], None]) -> None:
    """Start a daemon thread beside the scenario, where there are threads."""
    if not THREADS:
        return

    def run() -> None:
        if computed := real.computing_of(threading.get_ident()):
            _computing.append(computed)
        target()

    thread = threading.Thread(target=run, name=f"awaitlings-{name}", daemon=True)
    clock.exempt(thread)
    thread.start()


def computed_beside() -> float:
    """Seconds that these threads have computed, of those that are still going, where that is known."""
    total = 0.0
    for computed in _computing:
        with suppress(OSError):  # the thread has ended
            total += computed()
    return total
