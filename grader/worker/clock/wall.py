"""The wall clock: real time, and a note of every `time.sleep` that blocks a loop."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from contextlib import AbstractContextManager

from . import real
from .interface import Held
from .patches import replaced


class WallClock:
    """Real, monotonic time."""

    name = "wall"

    def __init__(self) -> None:
        """Begin with nothing held."""
        self.held: list[Held] = []

    def now(self) -> float:
        """Return the real monotonic time in seconds."""
        return real.monotonic()

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return an ordinary event loop."""
        return asyncio.new_event_loop()

    def exempt(self, thread: threading.Thread) -> None:
        """No thread is counted here."""

    def installed(self) -> AbstractContextManager[None]:
        """Record each `time.sleep` on the thread of a running loop; it sleeps all the same."""
        return replaced((time, "sleep", self._sleep))

    def _sleep(self, seconds: float, /) -> None:
        if asyncio._get_running_loop() is None:
            real.sleep(seconds)
            return
        caller, start = sys._getframe(1), real.monotonic()
        try:
            real.sleep(seconds)
        finally:
            passed = real.monotonic() - start
            self.held.append(
                Held(start, passed, caller.f_code.co_filename, caller.f_lineno, "time.sleep")
            )
