"""Threads of the worker's own, which the fast clock leaves out of account."""

import threading
from collections.abc import Callable
from typing import Any


def start_beside(clock: Any, name: str, target: Callable[[], None]) -> None:
    """Start a daemon thread beside the scenario."""
    thread = threading.Thread(target=target, name=f"awaitlings-{name}", daemon=True)
    if hasattr(clock, "exempt"):
        clock.exempt(thread)
    thread.start()
