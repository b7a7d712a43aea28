"""What a turn of the loop costs: from one poll to the next, while the student's code runs.

Three things are charged to the clock. A patched `time.sleep`, exactly. Whatever else blocked
the thread, when the meter sees it. And the computing of code that only spins: otherwise it
would wait for ever for a clock that stands. No other computing is charged.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from grader.worker.clock.core import VirtualTime
from grader.worker.clock.interface import SHORT_CALLS, Blocked, Unserved
from grader.worker.clock.offcpu import THRESHOLD, OffCpuMeter
from grader.worker.clock.spin import Spin
from grader.worker.clock.threads import Threads

SHORT = 0.04
"""Seconds off the CPU in one turn that are counted, if there are many such turns."""

FASTER = 20
"""So many times faster does time pass for what spins and waits for time alone."""


class Turns:
    """Follows the turns of the loop that moves the clock, on that loop's thread."""

    def __init__(
        self,
        virtual: VirtualTime,
        threads: Threads,
        advance: Callable[[float], None],
        unserved: Unserved,
    ) -> None:
        """Charge to `virtual`; `advance` moves it, and wakes who is due on the way."""
        self._unserved = unserved
        self._short = 0.0  # seconds of blocking that was too short to be charged
        self._threads = threads
        self.thread: threading.Thread | None = None
        self.running = False  # the student's code runs; otherwise the loop polls or waits
        self._virtual = virtual
        self._advance = advance
        self._spin = Spin()
        self._moment = 0  # counts whatever shows that the student's code is not just spinning
        self._meter: OffCpuMeter | None = None
        self._began = 0.0
        self._spent = 0.0  # seconds charged in this turn for sleeping and spinning
        self._blocking: Blocked | None = None

    def open(self) -> None:
        """Follow the calling thread from now on."""
        self.thread = threading.current_thread()
        self._meter = OffCpuMeter(self._threads.demands)

    def close(self) -> None:
        """Stop following the thread."""
        self.end()
        if self._meter is not None:
            self._meter.close()
        self.thread = self._meter = None

    def begin(self, seen_events: bool) -> None:
        """Note that the student's code runs from now on."""
        self._moment += seen_events
        self._began, self._spent, self._blocking = self._virtual.seconds, 0.0, None
        if self._meter is not None:
            self._meter.begin_turn()
        self.running = True

    def end(self) -> None:
        """Charge what blocked the student's code in this turn."""
        self.charge_blocked()
        if self.here() and self._blocking is None and self._meter is not None:
            self._note_short(self._meter.off_cpu())
        self.running = False

    def _note_short(self, blocked: float) -> None:
        """Blocking that is too short to be told from noise, unless it comes again and again."""
        self._short += blocked if blocked >= SHORT else 0.0
        if self._short >= THRESHOLD:
            self._unserved.note(SHORT_CALLS)

    def here(self) -> bool:
        """Say whether the caller is the student's code in a turn of the loop."""
        return self.running and threading.current_thread() is self.thread

    def jumped(self) -> None:
        """Note that the clock moved by itself: nobody is spinning."""
        self._moment += 1

    def asked(self, *, alone: bool) -> None:
        """Charge the thread that asks for the time, whichever it is, if it is spinning.

        `alone`: no child process is at work. A loop that spins where nothing works waits for time alone.
        """
        used = self._spin.asked(self._moment)
        if used and self.here():
            self.spend(used * FASTER if alone and not self._threads.at_work() else used)
        elif used:
            self._virtual.advance_to(self._virtual.seconds + used)

    def spend(self, seconds: float) -> None:
        """Charge these seconds to the turn."""
        self._spent += seconds
        self._advance(self._virtual.seconds + seconds)

    def charge_blocked(self) -> None:
        """Charge what blocked this turn and is not on the clock yet."""
        blocked = self._meter.blocked() if self._meter is not None and self.here() else 0.0
        if not blocked:
            return
        if self._blocking is None:
            self._virtual.note_blocked(blocked, None, None, "blocking call")
        else:
            self._virtual.blocked.remove(self._blocking)
            self._virtual.blocked.append(replace(self._blocking, seconds=blocked))
        self._blocking = self._virtual.blocked[-1]
        self._advance(self._began + self._spent + blocked)

    def excused(self) -> AbstractContextManager[None]:
        """Do not charge what blocks inside."""
        if self._meter is not None and self.here():
            return self._meter.excused()
        return nullcontext()
