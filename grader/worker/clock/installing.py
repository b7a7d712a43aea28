"""What the fast clock replaces in this process, in one list.

The learner's code is imported after this, so `from time import sleep` finds the stand-in
too. A stand-in that somebody kept for longer than the clock was installed is the real thing
again.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from . import real
from .patches import Swap, replaced, time_functions
from .thread_patches import thread_patches

if TYPE_CHECKING:
    from .fast import FastClock

_REALLY_SLEEPS = ("subprocess",)  # modules that sleep while they wait for something real


def fast_patches(clock: FastClock) -> AbstractContextManager[None]:
    """Replace clocks, sleep, event loops, and what starts threads and processes."""
    return replaced(
        *_clocks(clock),
        (time, "sleep", _sleep(clock)),
        *loop_factories(clock.new_event_loop),
        *thread_patches(
            clock.threads, clock.turns.excused, lambda: clock.children.count(clock.virtual)
        ),
        *clock.children.patches(clock.virtual, clock.turns.excused),
    )


def loop_factories(new_event_loop: Callable[[], asyncio.AbstractEventLoop]) -> list[Swap]:
    """Return what to replace so that asyncio makes its loops by calling `new_event_loop`."""
    swaps: list[Swap] = [
        (asyncio, "new_event_loop", new_event_loop),
        (asyncio.events, "new_event_loop", new_event_loop),
    ]
    if sys.version_info < (3, 14):
        policy = asyncio.get_event_loop_policy()
        swaps.append((policy, "new_event_loop", new_event_loop))
    return swaps


def _clocks(clock: FastClock) -> list[Swap]:
    epoch_ns = real.time_ns() - round(clock.virtual.seconds * 1e9)
    began_real, began_virtual = real.monotonic(), clock.virtual.seconds

    def read() -> float:
        if clock.active:
            return clock.read()
        return began_virtual + real.monotonic() - began_real

    return [(time, name, stand_in) for name, stand_in in time_functions(read, epoch_ns).items()]


def _sleep(clock: FastClock) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        """Sleep for `seconds`, on the fast clock."""
        caller = sys._getframe(1)
        really = caller.f_globals.get("__name__") in _REALLY_SLEEPS
        if really or not clock.active or not seconds > 0:
            real.sleep(seconds)
        else:
            clock.sleep(float(seconds), caller.f_code.co_filename, caller.f_lineno)

    return sleep
