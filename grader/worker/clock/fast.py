"""The fast clock: a mover (`mover.py`) that can be installed in the place of the real clock."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from grader.worker.clock import real
from grader.worker.clock.installing import fast_patches
from grader.worker.clock.interface import Blocked
from grader.worker.clock.loop import is_fast
from grader.worker.clock.mover import Mover
from grader.worker.clock.sleeping import sleep_in_thread
from grader.worker.patching import patched


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
    def blocked(self) -> list[Blocked]:
        """What blocked the loop's thread so far."""
        return self.virtual.blocked

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop that lives by this clock, which must be installed."""
        return asyncio.SelectorEventLoop()

    def exempt(self, thread: threading.Thread) -> None:
        """Ignore a thread that is not the student's. Call this before its start."""
        self.threads.exempt(thread)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Put the clock in the place of the real one, in this whole process."""
        if self.active:
            raise RuntimeError("this clock is installed already")
        with patched(*fast_patches(self, self.sleep)):
            self.threads.watch(threading.current_thread())
            self.active = True
            _installed.append(self)
            try:
                yield
            finally:
                _installed.remove(self)
                self.active = False
                self.sleepers.wake_until(float("inf"))

    def sleep(self, seconds: float, file: str, line: int) -> None:
        """Sleep on the virtual clock, on behalf of that line."""
        self.about_to_move()
        if is_fast(asyncio._get_running_loop()):
            self.turns.charge_blocked()
            self.virtual.note_blocked(seconds, file, line, "time.sleep")
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


_installed: list[FastClock] = []


def _in_forked_process() -> None:
    """A child process lives in real time."""
    for clock in _installed:
        clock.leave()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_forked_process)
