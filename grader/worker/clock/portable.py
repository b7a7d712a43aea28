"""Virtual time for code that needs no threads and no network, where there is no fast clock.

All loops are `BareLoop`s of one time. Nothing here depends on the system.
"""

from __future__ import annotations

import asyncio
import asyncio.events
import time
from collections.abc import Iterator
from contextlib import contextmanager

from grader.worker.clock.core import BareLoop, VirtualTime
from grader.worker.patching import patched


@contextmanager
def virtual_time() -> Iterator[VirtualTime]:
    """In the block, loops that are made and `time` live by the time that this gives."""
    virtual = VirtualTime()

    def now() -> float:
        virtual.advance_to(virtual.seconds + TICK)
        return virtual.seconds

    def nanoseconds() -> int:
        return round(now() * 1e9)

    def sleep(seconds: float, /) -> None:
        virtual.advance_to(virtual.seconds + seconds)

    def new_event_loop() -> BareLoop:
        return BareLoop(virtual)

    with patched(
        (asyncio.events, "new_event_loop", new_event_loop),
        (asyncio, "new_event_loop", new_event_loop),
        *((time, name, now) for name in ("monotonic", "perf_counter", "time")),
        *((time, f"{name}_ns", nanoseconds) for name in ("monotonic", "perf_counter", "time")),
        (time, "sleep", sleep),
    ):
        yield virtual


TICK = 1e-7
"""Seconds between two readings: a real clock goes on, too."""
