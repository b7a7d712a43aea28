"""The fast clock: the core, with a layer each for sockets, threads, children and blocking.

`FastClock` holds the layers together. One loop *moves* the clock, the first that runs; its
thread is the only one to do so. Loops in other threads ride along like sleeping threads.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace

from . import kernel, real
from .children import Children
from .core import HORIZON, VirtualTime
from .installing import fast_patches
from .interface import Held
from .loop import FastLoop
from .offcpu import OffCpuMeter
from .sleepers import Sleepers
from .sleeping import sleep_in_thread
from .spin import Spin
from .threads import Doing, State, Threads, Watched


def fast_clock_unavailable() -> str | None:
    """Say in one sentence why the fast clock cannot be used here, or return None."""
    if not sys.platform.startswith("linux"):
        return f"The fast clock needs Linux to see what blocks a thread, and this is {sys.platform}."
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
        self.sleepers = Sleepers()
        self.active = False
        self._children = Children()
        self._spin = Spin()
        self._moment = 0  # counts whatever shows that the learner's code is not just spinning
        self._mover: FastLoop | None = None
        self._mover_thread: threading.Thread | None = None
        self._meter: OffCpuMeter | None = None
        self._in_turn = False
        self._in_real_time = False
        self._turn_began = 0.0
        self._slept = 0.0
        self._blocking: Held | None = None
        self._cpu = 0.0

    @property
    def held(self) -> list[Held]:
        """What blocked the loop's thread so far."""
        return self.virtual.held

    def now(self) -> float:
        """Return the virtual time in seconds."""
        return self.read()

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop that lives by this clock."""
        return FastLoop(self)

    def cpu_seconds(self) -> float:
        """Return the CPU seconds that loops have used in their turns; they are not on the clock."""
        if self._in_turn and self._meter and self._on_mover_thread():
            return self._cpu + self._meter.cpu()
        return self._cpu

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

    # -- what the learner's code reaches through the patches

    def read(self) -> float:
        """Return the time to whoever asks for it, charging first what has blocked the asker."""
        if self._in_turn and self._on_mover_thread():
            self._charge_blocked()
            used = self._spin.asked(self._moment)
            if used:
                self._slept += used
                self._advance(self.virtual.seconds + used)
        else:
            self.virtual.advance_to(self.virtual.seconds + self._spin.asked(self._moment))
        return self.virtual.seconds

    def sleep(self, seconds: float, file: str, line: int) -> None:
        """Sleep on the virtual clock, on behalf of that line."""
        if isinstance(asyncio._get_running_loop(), FastLoop):
            self._charge_blocked()
            self.virtual.hold(seconds, file, line, "time.sleep")
        here = self.threads.here()
        if self._mover is None and not self.threads.about():
            self.virtual.advance_to(self.virtual.seconds + seconds)
        elif self._mover is not None and self._on_mover_thread():
            self._slept += seconds
            self._moment += 1
            self._advance(self.virtual.seconds + seconds)
        elif here is not None:
            sleep_in_thread(self, here, seconds)
        else:
            real.sleep(seconds)

    def excused(self) -> AbstractContextManager[None]:
        """Do not charge what blocks inside."""
        if self._in_turn and self._meter and self._on_mover_thread():
            return self._meter.excused()
        return nullcontext()

    # -- what the loop and its selector call

    @contextmanager
    def running(self, loop: FastLoop) -> Iterator[None]:
        """Let `loop` move the clock while it runs, if no other does."""
        if not self.moved_by(loop):
            yield
            return
        self.begin_turn(seen_events=True)
        try:
            yield
        finally:
            self._stop_moving()

    def moved_by(self, loop: FastLoop) -> bool:
        """Say whether `loop` moves the clock; it takes over when no loop does."""
        if self._mover is None:
            self._mover, self._mover_thread = loop, threading.current_thread()
            self._meter = OffCpuMeter()
        return self._mover is loop

    def begin_turn(self, seen_events: bool) -> None:
        """Note that the learner's code runs from now on."""
        assert self._meter is not None
        self._moment += seen_events
        self._turn_began, self._slept, self._blocking = self.virtual.seconds, 0.0, None
        self._meter.begin_turn()
        self._in_turn = True

    def end_turn(self) -> None:
        """Charge what blocked the learner's code in this turn."""
        assert self._meter is not None
        self._charge_blocked()
        self._meter.end_turn()
        self._in_turn = False

    def look(self) -> State:
        """Say what could still act while the loop is idle."""
        state = self.threads.look()
        self._in_real_time = self._children.alive()
        return State.BLOCKED if self._in_real_time else state

    def was_blocked(self) -> bool:
        """Say whether real time counts since the last look: a child lives, or no thread moved."""
        return self._in_real_time or self.threads.unmoved()

    def jump(self, due: float | None, loop: FastLoop) -> None:
        """Go to `due`, or to where a sleeping thread is due before that."""
        first = min((at for at in (due, self.sleepers.next_due()) if at is not None), default=None)
        self._moment += 1
        self._advance(self.virtual.reachable(first, loop))

    def pass_seconds(self, seconds: float, due: float | None) -> None:
        """Pass real time, not beyond `due`."""
        target = self.virtual.seconds + seconds
        self._moment += 1
        self._advance(target if due is None else min(target, due))

    @contextmanager
    def riding(self, due: float | None, loop: FastLoop) -> Iterator[None]:
        """Sleep on the clock, in a loop that does not move it."""
        here = self.threads.here()
        wake = _waker(here, lambda: loop.call_soon_threadsafe(lambda: None))
        sleeper = self.sleepers.add(due, wake) if due is not None else None
        if here:
            here.doing = Doing.WAITING
        try:
            yield
        finally:
            if here:
                here.doing = Doing.WORKING
            if sleeper:
                self.sleepers.leave(sleeper)

    # -- what a sleeping thread asks

    def mover_pulse(self) -> object:
        """Return the pulse of the thread that should move the clock; None while it does its work."""
        thread = self._mover_thread
        if thread is None or thread.native_id is None:
            return "nobody moves the clock"
        beat = kernel.pulse(thread.native_id)
        return beat if self._in_turn and beat is not None and beat.asleep else None

    def _stop_moving(self) -> None:
        assert self._meter is not None
        if self._in_turn:
            self.end_turn()
        self._cpu += self._meter.cpu()
        self._meter.close()
        self._mover = self._mover_thread = self._meter = None

    def _on_mover_thread(self) -> bool:
        return threading.current_thread() is self._mover_thread

    def _charge_blocked(self) -> None:
        """Put on the clock what blocked this turn and is not on it yet."""
        blocked = self._meter.blocked() if self._meter and self._in_turn and self._on_mover_thread() else 0.0
        if not blocked:
            return
        if self._blocking is None:
            self.virtual.hold(blocked, None, None, "blocking call")
        else:
            self.held.remove(self._blocking)
            self.held.append(replace(self._blocking, seconds=blocked))
        self._blocking = self.held[-1]
        self._advance(self._turn_began + self._slept + blocked)

    def _advance(self, target: float) -> None:
        """Move the clock to `target`, stopping for every sleeping thread that is due before."""
        while (due := self.sleepers.next_due()) is not None and due <= target:
            self.virtual.advance_to(due)
            self.sleepers.wake_until(due)
            with self.excused():
                self.threads.let_run()
        self.virtual.advance_to(target)


def _waker(here: Watched | None, wake: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        if here:
            here.doing = Doing.WORKING
        wake()

    return call
