"""Virtual time for code that needs no network, where there is no fast clock.

All loops are `BareLoop`s of one time. Nothing here depends on the system. What a thread does takes no time:
the clock waits a moment for threads before it jumps.
"""

from __future__ import annotations

import asyncio
import asyncio.events
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.clock.core import TICK, BareLoop, JumpingSelector, VirtualTime
from grader.worker.patching import patched

FOR_THREADS = 0.1
"""Seconds, real ones, that threads get to wake a loop before the clock jumps."""


class WakeableLoop(BareLoop):
    """A bare loop that a thread can wake. `threads` are those that are about anyhow."""

    def __init__(self, virtual: VirtualTime, threads: int) -> None:
        super().__init__(virtual)
        self.woken = threading.Event()
        self._selector = Patient(virtual, self.woken, threads)

    def _write_to_self(self) -> None:
        """Wake the loop."""
        self.woken.set()


class Patient(JumpingSelector):
    """Waits a moment for threads, and jumps then."""

    def __init__(self, virtual: VirtualTime, woken: threading.Event, threads: int) -> None:
        super().__init__(virtual)
        self._woken = woken
        self._threads = threads

    def select(self, timeout: float | None = None) -> list[Any]:
        """Return at once if a thread wakes the loop."""
        if timeout != 0 and threading.active_count() > self._threads:
            self._woken.wait(FOR_THREADS)
        if self._woken.is_set():
            self._woken.clear()
            return []
        return super().select(timeout)


@contextmanager
def virtual_time() -> Iterator[VirtualTime]:
    """In the block, loops that are made and `time` live by the time that this gives."""
    virtual, threads = VirtualTime(), threading.active_count()

    def now() -> float:
        virtual.advance_to(virtual.seconds + TICK)
        return virtual.seconds

    def nanoseconds() -> int:
        return round(now() * 1e9)

    def sleep(seconds: float, /) -> None:
        virtual.advance_to(virtual.seconds + seconds)

    def new_event_loop() -> BareLoop:
        return WakeableLoop(virtual, threads)

    with patched(
        (asyncio.events, "new_event_loop", new_event_loop),
        (asyncio, "new_event_loop", new_event_loop),
        *((time, name, now) for name in ("monotonic", "perf_counter", "time")),
        *((time, f"{name}_ns", nanoseconds) for name in ("monotonic", "perf_counter", "time")),
        (time, "sleep", sleep),
    ):
        yield virtual
