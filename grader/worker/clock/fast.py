"""The fast clock: the core, with a layer each for sockets, threads, children and blocking.

`FastClock` holds the layers together. One loop *moves* the clock, the first that runs; its
thread is the only one to do so. Loops in other threads ride along like sleeping threads.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from . import kernel, real
from .children import Children
from .core import HORIZON, VirtualTime
from .installing import fast_patches
from .interface import Held
from .loop import FastLoop
from .sleepers import Sleepers
from .sleeping import sleep_in_thread
from .threads import State, Threads
from .turns import Turns

TICK = 1e-7
"""Seconds between two readings. A real clock has gone on meanwhile, and `due < now` may rest on it."""


def fast_clock_unavailable() -> str | None:
    """Say in one sentence why the fast clock cannot be used here, or return None."""
    if not sys.platform.startswith("linux"):
        return f"The fast clock needs Linux to see what blocks a thread; this is {sys.platform}."
    if not os.access("/proc/thread-self/schedstat", os.R_OK):
        return "The fast clock needs /proc/thread-self/schedstat, which this system does not have."
    if "uvloop" in sys.modules:
        return "The fast clock is an event loop of its own, and uvloop is loaded."
    return None


class FastClock:
    """A clock that jumps over idle waits, and charges what blocks the loop."""

    name = "fast"

    def __init__(self, horizon: float = HORIZON) -> None:
        """Begin; nothing may wait for longer than `horizon` seconds."""
        self.virtual = VirtualTime(horizon)
        self.threads = Threads()
        self.children = Children(self.threads)
        self.sleepers = Sleepers()
        self.turns = Turns(self.virtual, self.threads, self._advance)
        self.active = False
        self._mover: FastLoop | None = None

    @property
    def held(self) -> list[Held]:
        """What blocked the loop's thread so far."""
        return self.virtual.held

    def now(self) -> float:
        """Return the virtual time in seconds; what has blocked the caller is charged first."""
        self.turns.asked()
        return self.virtual.seconds

    def read(self) -> float:
        """Return the time in seconds to code that looks at a clock: the loop's own never does."""
        seconds = self.now()
        if self.turns.here():
            self.virtual.advance_to(seconds + TICK)
        return seconds

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
        with fast_patches(self):
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
        elif self._mover is None and not self.threads.about():
            self.virtual.advance_to(self.virtual.seconds + seconds)
        elif here is not None:
            sleep_in_thread(self, here, seconds)
        else:
            real.sleep(seconds)

    # -- what the loop and its selector call

    @contextmanager
    def running(self, loop: FastLoop) -> Iterator[None]:
        """Let `loop` move the clock while it runs, if no other does."""
        if self.moved_by(loop):
            self.turns.begin(seen_events=True)
        try:
            yield
        finally:
            if self._mover is loop:
                self.turns.close()
                self._mover = None

    def moved_by(self, loop: FastLoop) -> bool:
        """Say whether `loop` moves the clock; it takes over when no loop does."""
        if self._mover is None:
            self._mover = loop
            self.turns.open()
        return self._mover is loop

    def look(self) -> State:
        """Say what could still act while the loop is idle."""
        return State.BLOCKED if self.children.counted_from else self.threads.look()

    def catch_up(self) -> None:
        """Pass the real time that child processes have lived since the last time."""
        if self.children.counted_from:
            self.turns.jumped()
            self._advance(self.children.overdue(self.virtual.seconds))

    def jump(self, due: float | None, loop: FastLoop) -> None:
        """Go to `due`, or to where a sleeping thread is due before that."""
        first = min((at for at in (due, self.sleepers.next_due()) if at is not None), default=None)
        self.turns.jumped()
        self._advance(self.virtual.reachable(first, loop))

    def let_pass(self, seconds: float, due: float | None) -> None:
        """Pass real time, not beyond `due`, if no thread has moved since the last look."""
        if self.threads.unmoved():
            target = self.virtual.seconds + seconds
            self.turns.jumped()
            self._advance(target if due is None else min(target, due))

    def mover_pulse(self) -> object:
        """Return the pulse of the thread that moves the clock; None while it does its work."""
        thread = self.turns.thread
        if thread is None or thread.native_id is None:
            return "nobody moves the clock"
        beat = kernel.pulse(thread.native_id)
        return beat if self.turns.running and beat is not None and beat.asleep else None

    def _advance(self, target: float) -> None:
        """Move the clock to `target`, stopping for every sleeping thread that is due before."""
        while (due := self.sleepers.next_due()) is not None and due <= target:
            self.virtual.advance_to(due)
            self.sleepers.wake_until(due)
            with self.turns.excused():
                self.threads.let_run()
        self.virtual.advance_to(target)
