"""The loop's only way to wait, over real sockets: poll, then jump, or let real time pass.

The order matters. First it is settled what else could act (threads, child processes), then
the sockets are polled once more, and only if that finds nothing does the clock jump: what
a thread has done by then is seen by the poll.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Mapping
from typing import Any

from . import real
from .mover import Mover
from .sleeping import riding
from .threads import State

SLICE = 0.002  # seconds of real time that pass between two looks
RIDE = 0.05  # the same for a loop that is not the one that moves the clock

Events = list[tuple[selectors.SelectorKey, int]]


class FastSelector(selectors.BaseSelector):
    """Wraps a real selector."""

    loop: asyncio.AbstractEventLoop

    def __init__(self, clock: Mover) -> None:
        """Wait on `clock`."""
        self._clock = clock
        self._real = selectors.DefaultSelector()

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
        if not self._clock.moved_by(self.loop):
            return self._ride(due)
        self._clock.turns.end()
        self._clock.catch_up()
        events = self._real.select(0)
        if not events and (timeout is None or timeout > 0):
            events = self._wait(due)
        self._clock.turns.begin(seen_events=bool(events))
        return events

    def _wait(self, due: float | None) -> Events:
        clock = self._clock
        while due is None or clock.virtual.seconds < due:
            start = real.monotonic()
            state = clock.look()
            events = self._real.select(0)
            if not events and state is State.QUIET:
                clock.jump(due, self.loop)
                events = self._real.select(0)
            elif not events:
                events = self._real.select(SLICE)
            if clock.children.counted_from:
                clock.catch_up()
            elif state is State.BLOCKED:
                clock.let_pass(real.monotonic() - start, due)
            if events:
                return events
        return []

    def _ride(self, due: float | None) -> Events:
        """Wait on a clock that another thread's loop moves."""
        clock = self._clock
        events = self._real.select(0)
        waited, last = 0.0, None
        while not events and (due is None or clock.virtual.seconds < due):
            if clock.moved_by(self.loop):
                return self._wait(due)
            with riding(clock, due, self.loop):
                events = self._real.select(RIDE)
            seen = clock.mover_pulse()  # the mover may itself wait, in real time, for this thread
            waited = waited + RIDE if seen is not None and seen == last else 0.0
            last = seen
            if due is not None and waited >= due - clock.virtual.seconds:
                clock.virtual.advance_to(due)
        return events
