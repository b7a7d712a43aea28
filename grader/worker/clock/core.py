"""The heart of the fast clock: time that passes only when it is told to.

An idle event loop waits for its next timer. Here it does not wait: it sets its clock to
that timer and goes on. So a gather of three sleeps takes no time and *reads* three seconds.

This module knows nothing of sockets, threads or the operating system, and can be imported
without the rest of the clock. `BareLoop` is a whole event loop by this time. It runs wherever
`asyncio.BaseEventLoop` does, in a browser too.
"""

from __future__ import annotations

import asyncio
import math
import sys
from typing import Any

from grader.worker.clock.interface import Blocked

HORIZON = 900.0  # seconds; a longer wait counts as a deadlock
START = 1000.0  # seconds; not 0, because real clocks never read 0 either
TICK = 1e-7
"""Seconds between two readings. A real clock has gone on meanwhile, and `due < now` may rest on it."""
TURN = 0.5e-9
"""Seconds within which timers fire in the same turn of a loop: half the resolution of its clock."""
REMEMBERED = 1000
"""Instants at which timers are due, from which on those that are past are forgotten."""
GRID = 2.0**40  # readings a second: differences of two readings are exact, up to 8192 s


def called_by_asyncio() -> bool:
    """Whether the function that asks was called by asyncio's own code."""
    return str(sys._getframe(2).f_globals.get("__name__", "")).startswith("asyncio.")


class Deadlock(Exception):
    """Nothing is ready and nothing ever will be. It is raised out of the event loop's run."""


class VirtualTime:
    """Seconds that pass only when told to, and the list of what blocked the loop."""

    def __init__(self) -> None:
        self.seconds = START
        self.blocked: list[Blocked] = []
        self._latest: dict[float, float] = {}  # of the timers that are due at an instant

    def in_order(self, due: float) -> float:
        """Return `due`, or a trace later than the timer before that is due then: they fire in this order.

        A real clock has gone on when the second timer is set. A loop keeps no order among equal ones.
        """
        if due not in self._latest:
            if len(self._latest) >= REMEMBERED:
                self._latest = {one: at for one, at in self._latest.items() if one > self.seconds}
            self._latest[due] = due
        else:
            self._latest[due] = min(math.nextafter(self._latest[due], math.inf), due + TURN)
        return self._latest[due]

    def advance_to(self, instant: float) -> None:
        """Set the clock to `instant`, or leave it where it is past that already.

        It stops at a reading after that, by a picosecond or so: sums of seconds are rounded, and no pause
        may look shorter than it was asked to be.
        """
        if instant > self.seconds:
            self.seconds = math.ceil(instant * GRID + 0.5) / GRID

    def note_blocked(self, seconds: float, file: str | None, line: int | None, what: str) -> None:
        """Note that the loop is blocked for `seconds` from now on. This does not move the clock."""
        self.blocked.append(Blocked(self.seconds, seconds, file, line, what))

    def reachable(self, due: float | None) -> float:
        """Return `due`, the instant of the next event; raise Deadlock if there is none in sight."""
        if due is None or due - self.seconds > HORIZON:
            raise Deadlock(
                "nothing can happen any more: every task waits, and no timer will wake one"
            )
        return due


class JumpingSelector:
    """Stands where a loop expects its selector. `select` is the loop's only way to wait."""

    def __init__(self, virtual: VirtualTime) -> None:
        self._virtual = virtual

    def select(self, timeout: float | None = None) -> list[Any]:
        """Pass `timeout` seconds at once. There is no input, so None would be for ever."""
        due = None if timeout is None else self._virtual.seconds + timeout
        self._virtual.advance_to(self._virtual.reachable(due))
        return []


class BareLoop(asyncio.BaseEventLoop):
    """An event loop with tasks and timers and nothing else."""

    def __init__(self, virtual: VirtualTime) -> None:
        super().__init__()
        self._virtual = virtual
        self._selector = JumpingSelector(virtual)

    def time(self) -> float:
        """Return the virtual time in seconds."""
        return self._virtual.seconds

    def call_at(self, when: float, *args: Any, **context: Any) -> asyncio.TimerHandle:  # type: ignore[override]
        """Call at `when`, after all that is due then already; the rest is as elsewhere."""
        return super().call_at(self._virtual.in_order(when), *args, **context)

    def _process_events(self, event_list: list[Any]) -> None:
        """Do nothing: without sockets there are no events."""

    def _write_to_self(self) -> None:
        """Do nothing: without threads nobody has to be woken."""
