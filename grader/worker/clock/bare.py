"""The fast clock without an operating system: a bare loop, whose time passes when nothing is ready.

Where there are no threads, sockets and processes, as in a browser, nothing else can act while the loop
waits. So all that the mover of the other fast clock has to find out is known beforehand.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.clock.bare_locks import lock_patches
from grader.worker.clock.core import (
    TICK,
    BareLoop,
    Deadlock,
    JumpingSelector,
    VirtualTime,
    called_by_asyncio,
)
from grader.worker.clock.installing import time_patches
from grader.worker.clock.interface import Blocked, Unserved
from grader.worker.clock.spin import Spin
from grader.worker.clock.turns import FASTER
from grader.worker.patching import patched


class BareClock:
    """A clock that jumps over idle waits, charges `time.sleep`, and makes bare loops."""

    name = "fast"

    def __init__(self) -> None:
        self.virtual = VirtualTime()
        self.unserved = Unserved()
        self._spin = Spin()
        self._moment = 0  # counts what shows that the student's code is not just spinning
        self._look: Callable[[], None] = lambda: None
        self.give_up: Callable[[], None] = _deadlock
        """Called where the code waits for another thread, and so for ever. It should raise."""

    @property
    def blocked(self) -> list[Blocked]:
        """What blocked the loop so far."""
        return self.virtual.blocked

    def now(self) -> float:
        """Return the virtual time in seconds."""
        return self.virtual.seconds

    def read(self) -> float:
        """Return the time in seconds to code that looks at a clock."""
        self.asked()
        self.virtual.advance_to(self.virtual.seconds + TICK)
        return self.virtual.seconds

    def asked(self) -> None:
        """Note that the student's code asks for the time, or that its loop begins a turn."""
        self.virtual.advance_to(self.virtual.seconds + FASTER * self._spin.asked(self._moment))

    def about_to_wait(self) -> None:
        """The loop has nothing to do: have a look before the clock jumps."""
        self._look()
        self._moment += 1

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop that lives by this clock."""
        return _Loop(self)

    def exempt(self, thread: threading.Thread) -> None:
        """There are no threads here."""

    def before_moves(self, look: Callable[[], None]) -> None:
        """Call `look` before the clock moves while the student's code waits."""
        self._look = look

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Put the clock in the place of the real one, in the block."""
        make = self.new_event_loop
        with patched(
            *time_patches(self.read, self.virtual.seconds, self._sleep),
            *lock_patches(self._wait_in_vain),
            (asyncio, "new_event_loop", make),
            (asyncio.events, "new_event_loop", make),
        ):
            yield

    def _sleep(self, seconds: float, file: str, line: int) -> None:
        """Sleep on the virtual clock, on behalf of that line."""
        self._look()
        if asyncio._get_running_loop() is not None:
            self.virtual.note_blocked(seconds, file, line, "time.sleep")
        self._moment += 1
        self.virtual.advance_to(self.virtual.seconds + seconds)

    def _wait_in_vain(self, seconds: float | None, file: str, line: int) -> None:
        """Wait for another thread, and there is none."""
        self._look()
        if seconds is None:
            self.give_up()
        elif asyncio._get_running_loop() is not None:
            self.virtual.note_blocked(seconds, file, line, "blocking call")
        self._moment += 1
        self.virtual.advance_to(self.virtual.seconds + (seconds or 0.0))


def _deadlock() -> None:
    raise Deadlock("the only thread waits for another one")


class _Loop(BareLoop):
    """A bare loop; student's code that asks it for the time looks at a clock."""

    def __init__(self, clock: BareClock) -> None:
        super().__init__(clock.virtual)
        self._clock = clock
        self._selector = _Selector(clock)

    def time(self) -> float:
        """Return the virtual time in seconds; asyncio's own timers are set without a tick between."""
        return self._clock.now() if called_by_asyncio() else self._clock.read()


class _Selector(JumpingSelector):
    """Tells the clock of each turn of the loop."""

    def __init__(self, clock: BareClock) -> None:
        super().__init__(clock.virtual)
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[object]:
        """Pass `timeout` seconds at once."""
        if timeout is None or timeout > 0:
            self._clock.about_to_wait()
        self._clock.asked()
        return super().select(timeout)
