"""Moving the fast clock: how far, and who is woken on the way.

One event loop is the mover. The page of this package says when it moves the clock, and who else may.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.clock import kernel, real
from grader.worker.clock.children import Children
from grader.worker.clock.core import TICK, VirtualTime
from grader.worker.clock.interface import Unserved
from grader.worker.clock.sleepers import Sleepers
from grader.worker.clock.threads import State, Threads
from grader.worker.clock.turns import Turns


class Mover:
    """The virtual time, what it is charged for, and the loop that moves it."""

    def __init__(self) -> None:
        self.virtual = VirtualTime()
        self.unserved = Unserved()
        self.threads = Threads()
        self.children = Children(self.virtual, self.threads)
        self.sleepers = Sleepers()
        self.turns = Turns(self.virtual, self.threads, self._advance, self.unserved)
        self.active = False
        self.left: tuple[float, float] | None = None  # an instant, real and virtual
        self._look: Callable[[], None] = lambda: None
        self._mover: asyncio.AbstractEventLoop | None = None

    def leave(self) -> None:
        """Let real time pass from now on, in a process that was forked: nobody moves the clock there."""
        if self.active:
            self.active, self.left = False, (real.monotonic(), self.virtual.seconds)

    @property
    def moving(self) -> bool:
        """Whether a loop moves the clock."""
        return self._mover is not None

    def before_moves(self, look: Callable[[], None]) -> None:
        """Call `look` before the clock moves while the student's code waits."""
        self._look = look

    def about_to_move(self) -> None:
        """Have a look at what belongs to the time before the move."""
        self._look()

    def now(self) -> float:
        """Return the virtual time in seconds; what has blocked the caller is charged first."""
        self.turns.charge_blocked()
        return self.virtual.seconds

    def asked(self) -> None:
        """Note that the student's code asks for the time, or that its loop begins a turn."""
        self.turns.asked(alone=not self.children.counting)

    def read(self) -> float:
        """Return the time in seconds to code that looks at a clock: the loop's own never does."""
        self.asked()
        seconds = self.now()
        if self.turns.here():
            self.virtual.advance_to(seconds + TICK)
        return seconds

    @contextmanager
    def running(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Let `loop` move the clock while it runs, if no other does."""
        if self.moved_by(loop):
            self.turns.begin(seen_events=True)
        try:
            yield
        finally:
            if self._mover is loop:
                self.turns.close()
                self._mover = None

    def moved_by(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Say whether `loop` moves the clock; it takes over when no loop does."""
        if self._mover is None:
            self._mover = loop
            self.turns.open()
        return self._mover is loop

    def look(self) -> State:
        """Say what could still act while the loop is idle."""
        if self.children.counting:
            return State.BLOCKED
        state = self.threads.look()
        if state is State.BLOCKED:
            self.children.count()
        return state

    def catch_up(self) -> None:
        """Pass the real time that something has lived in since the last time."""
        if self.children.counting:
            self.about_to_move()
            self.turns.jumped()
            self._advance(self.children.target())

    def jump(self, due: float | None) -> None:
        """Go to `due`, or to where a sleeping thread is due before that."""
        self.about_to_move()
        first = min((at for at in (due, self.sleepers.next_due()) if at is not None), default=None)
        self.turns.jumped()
        self._advance(self.virtual.reachable(first))

    def mover_pulse(self) -> object:
        """Return the pulse of the mover's thread while it sleeps in the student's code, or else None.

        Without a mover the answer is always the same: as of a thread that sleeps on.
        """
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
