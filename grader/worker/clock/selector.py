"""The loop's only way to wait, over real sockets: poll, then jump, or let real time pass.

The order matters. First the selector finds out what else could act (threads, child processes).
Then it polls the sockets once more. Only if the poll finds nothing does the clock jump: so whatever
a thread has done by then is seen.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Mapping
from typing import Any

from grader.worker.clock.mover import Mover
from grader.worker.clock.sleeping import Standstill, riding
from grader.worker.clock.threads import State

SLICE = 0.002  # seconds of real time that pass between two looks
RIDE = 0.05  # the same for a loop that is not the one that moves the clock

Events = list[tuple[selectors.SelectorKey, int]]


class FastSelector(selectors.BaseSelector):
    """A real selector that waits on the fast clock."""

    def __init__(
        self,
        clock: Mover,
        loop: asyncio.AbstractEventLoop,
        behind: selectors.BaseSelector | None = None,
    ) -> None:
        """Wait for `loop`; `behind` polls, or else the system's best selector."""
        self._clock = clock
        self._loop = loop
        self._real = behind or selectors.DefaultSelector()

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """Pass on."""
        return self._real.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        """Pass on."""
        return self._real.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """Pass on."""
        return self._real.modify(fileobj, events, data)

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        """Pass on."""
        return self._real.get_map()

    def close(self) -> None:
        """Pass on."""
        self._real.close()

    def select(self, timeout: float | None = None) -> Events:
        """Return what is ready; if nothing is, wait for `timeout` virtual seconds or an event."""
        due = None if timeout is None else self._clock.virtual.seconds + timeout
        if not self._clock.moved_by(self._loop):
            return self._ride(due)
        self._clock.turns.end()
        self._clock.catch_up()
        events = self._real.select(0)
        if not events and (timeout is None or timeout > 0):
            events = self._wait(due)
        self._clock.turns.begin(seen_events=bool(events))
        self._clock.asked()
        return events

    def _wait(self, due: float | None) -> Events:
        clock = self._clock
        while due is None or clock.virtual.seconds < due:
            state = clock.look()
            events = self._real.select(0)
            if not events and state is State.QUIET:
                clock.jump(due)
                events = self._real.select(0)
            elif not events:
                events = self._real.select(SLICE)
            clock.catch_up()
            if events:
                return events
        return []

    def _ride(self, due: float | None) -> Events:
        """Wait on a clock that another thread's loop moves."""
        clock = self._clock
        clock.asked()
        events = self._real.select(0)
        standstill = Standstill(clock)
        while not events and (due is None or clock.virtual.seconds < due):
            if clock.moved_by(self._loop):
                return self._wait(due)
            with riding(clock, due, self._loop):
                events = self._real.select(RIDE)
            still = standstill.after(RIDE)  # the mover may itself be waiting for this thread
            if due is not None and still >= due - clock.virtual.seconds:
                clock.virtual.advance_to(due)
        return events
