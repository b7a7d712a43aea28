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

from . import real
from .mover import Mover
from .patches import Swap, replaced, time_functions
from .thread_patches import thread_patches

_REALLY_SLEEPS = ("subprocess",)  # modules that sleep while they wait for something real


def fast_patches(
    clock: Mover,
    sleep: Callable[[float, str, int], None],
    new_event_loop: Callable[[], asyncio.AbstractEventLoop],
) -> AbstractContextManager[None]:
    """Replace clocks, sleep, event loops, and what starts threads and processes.

    `sleep` is called with the seconds, and with the file and the line that sleep.
    """
    return replaced(
        *_clocks(clock),
        (time, "sleep", _stand_in(clock, sleep)),
        *loop_factories(new_event_loop),
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


def _clocks(clock: Mover) -> list[Swap]:
    epoch_ns = real.time_ns() - round(clock.virtual.seconds * 1e9)
    began_real, began_virtual = real.monotonic(), clock.virtual.seconds

    def read() -> float:
        if clock.active:
            return clock.read()
        return began_virtual + real.monotonic() - began_real

    return [(time, name, stand_in) for name, stand_in in time_functions(read, epoch_ns).items()]


def _stand_in(
    clock: Mover, sleep_there: Callable[[float, str, int], None]
) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        """Sleep for `seconds`, on the fast clock."""
        caller = sys._getframe(1)
        really = caller.f_globals.get("__name__") in _REALLY_SLEEPS
        if really or not clock.active or not seconds > 0:
            real.sleep(seconds)
        else:
            sleep_there(float(seconds), caller.f_code.co_filename, caller.f_lineno)

    return sleep
