"""The wall clock: real time, and a note of every `time.sleep` that blocks a loop."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from grader.worker.clock import real
from grader.worker.clock.interface import Blocked, Unserved
from grader.worker.patching import patched


class WallClock:
    """Real, monotonic time."""

    name = "wall"

    def __init__(self) -> None:
        self.blocked: list[Blocked] = []
        self.unserved = Unserved()  # everything is served

    def now(self) -> float:
        """Return the real monotonic time in seconds."""
        return real.monotonic()

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return an ordinary event loop."""
        return asyncio.new_event_loop()

    def exempt(self, thread: threading.Thread) -> None:
        """No thread is counted here."""

    def before_moves(self, look: Callable[[], None]) -> None:
        """This clock does not jump."""

    def installed(self) -> AbstractContextManager[None]:
        """Record each `time.sleep` on the thread of a running loop; it sleeps all the same."""
        return patched((time, "sleep", self._sleep))

    def _sleep(self, seconds: float, /) -> None:
        if asyncio._get_running_loop() is None:
            real.sleep(seconds)
            return
        caller, start = sys._getframe(1), real.monotonic()
        real.sleep(seconds)
        passed = min(seconds, real.monotonic() - start)  # it oversleeps on a busy machine
        file, line = caller.f_code.co_filename, caller.f_lineno
        self.blocked.append(Blocked(start, passed, file, line, "time.sleep"))
