"""The fast clock: the core, with a layer each for sockets, threads, children and blocking.

`FastClock` is a mover (`mover.py`) that can be installed in the place of the real clock.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from . import real
from .installing import fast_patches
from .interface import Held
from .loop import FastLoop
from .mover import Mover
from .sleeping import sleep_in_thread


def fast_clock_unavailable() -> str | None:
    """Say in one sentence why the fast clock cannot be used here, or return None."""
    if not sys.platform.startswith("linux"):
        return f"The fast clock needs Linux to see what blocks a thread; this is {sys.platform}."
    if not os.access("/proc/thread-self/schedstat", os.R_OK):
        return "The fast clock needs /proc/thread-self/schedstat, which this system does not have."
    if "uvloop" in sys.modules:
        return "The fast clock is an event loop of its own, and uvloop is loaded."
    return None


class FastClock(Mover):
    """A clock that jumps over idle waits, and charges what blocks the loop."""

    name = "fast"

    @property
    def held(self) -> list[Held]:
        """What blocked the loop's thread so far."""
        return self.virtual.held

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop that lives by this clock."""
        return FastLoop(self)

    def cpu_seconds(self) -> float:
        """Return the CPU seconds that loops have used in their turns; they are not on the clock."""
        return self.turns.cpu()

    def exempt(self, thread: threading.Thread) -> None:
        """Leave a thread that is not the learner's out of account. Call this before its start."""
        self.threads.exempt(thread)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Put the clock in the place of the real one, in this whole process."""
        if self.active:
            raise RuntimeError("this clock is installed already")
        with fast_patches(self, self.sleep, self.new_event_loop):
            self.threads.watch(threading.current_thread())
            self.active = True
            try:
                yield
            finally:
                self.active = False
                self.sleepers.wake_until(float("inf"))

    def sleep(self, seconds: float, file: str, line: int) -> None:
        """Sleep on the virtual clock, on behalf of that line."""
        if isinstance(asyncio._get_running_loop(), FastLoop):
            self.turns.charge_blocked()
            self.virtual.hold(seconds, file, line, "time.sleep")
        here = self.threads.here()
        if self.turns.here():
            self.turns.jumped()
            self.turns.spend(seconds)
        elif not self.moving and not self.threads.about():
            self.virtual.advance_to(self.virtual.seconds + seconds)
        elif here is not None:
            sleep_in_thread(self, here, seconds)
        else:
            real.sleep(seconds)
