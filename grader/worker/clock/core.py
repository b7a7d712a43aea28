"""The heart of the fast clock: time that passes only when it is told to.

An idle event loop waits for its next timer. Here it does not wait: it sets its clock to
that timer and goes on, so a gather of three sleeps takes no time and *reads* three seconds.
What blocks the loop is added to the clock instead (`hold`), so that a `time.sleep` in a
coroutine is as expensive as it would be on the wall.

This module knows nothing of sockets, threads or the operating system. `BareLoop` is all
there is to it, and runs wherever `asyncio.BaseEventLoop` does.
"""

from __future__ import annotations

import asyncio
from typing import Any

from .deadlock import Deadlock, tasks_waiting
from .interface import Held

HORIZON = 900.0  # seconds; what waits for longer than this is taken for a deadlock
BEGINNING = 1000.0  # seconds; not 0, because real clocks never read 0 either


class VirtualTime:
    """Seconds that pass only when told to, and the list of what held the loop."""

    def __init__(self, horizon: float = HORIZON) -> None:
        """Begin; `horizon` is the longest wait in seconds that is not a deadlock."""
        self.seconds = BEGINNING
        self.horizon = horizon
        self.held: list[Held] = []

    def advance_to(self, instant: float) -> None:
        """Set the clock to `instant`, or leave it where it is past that already."""
        self.seconds = max(self.seconds, instant)

    def hold(self, seconds: float, file: str | None, line: int | None, what: str) -> None:
        """Note that the loop is blocked for `seconds`, from now on. Does not move the clock."""
        self.held.append(Held(self.seconds, seconds, file, line, what))

    def reachable(self, due: float | None, loop: asyncio.AbstractEventLoop) -> float:
        """Return `due`, the instant of the next event; raise Deadlock if there is none in sight."""
        if due is None or due - self.seconds > self.horizon:
            raise Deadlock(tasks_waiting(loop))
        return due


class JumpingSelector:
    """Stands where a loop expects its selector. `select` is the loop's only way to wait."""

    def __init__(self, virtual: VirtualTime, loop: asyncio.AbstractEventLoop) -> None:
        """Jump on `virtual`; `loop` is asked for its tasks when there is a deadlock."""
        self._virtual = virtual
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        """Pass `timeout` seconds at once. There is no input, so None would be for ever."""
        due = None if timeout is None else self._virtual.seconds + timeout
        self._virtual.advance_to(self._virtual.reachable(due, self._loop))
        return []


class BareLoop(asyncio.BaseEventLoop):
    """An event loop with tasks and timers and nothing else."""

    def __init__(self, virtual: VirtualTime) -> None:
        """Live by the clock `virtual`."""
        super().__init__()
        self._virtual = virtual
        self._selector = JumpingSelector(virtual, self)

    def time(self) -> float:
        """Return the virtual time in seconds."""
        return self._virtual.seconds

    def _process_events(self, event_list: list[Any]) -> None:
        """Do nothing: there are no events without sockets."""

    def _write_to_self(self) -> None:
        """Do nothing: without threads nobody has to be woken."""
