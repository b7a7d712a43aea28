"""Threads of the worker's own, which the fast clock ignores."""

import threading
from collections.abc import Callable
from contextlib import suppress

from grader.worker.clock import real
from grader.worker.clock.interface import Clock

_computing: list[Callable[[], float]] = []  # of each of the threads


def start_beside(clock: Clock, name: str, target: Callable[[], None]) -> None:
    """Start a daemon thread beside the scenario."""

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
