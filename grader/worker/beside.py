"""Threads of the worker's own, which the fast clock ignores."""

import threading
from collections.abc import Callable

from grader.worker.clock.interface import Clock


def start_beside(clock: Clock, name: str, target: Callable[[], None]) -> None:
    """Start a daemon thread beside the scenario."""
    thread = threading.Thread(target=target, name=f"awaitlings-{name}", daemon=True)
    clock.exempt(thread)
    thread.start()
