"""Two timers that are due at the same moment may fire in either order: here a seed draws it.

A loop fires its timers by the instant they are due. A stand-in that ends at the very tick of a timeout
would always come first or always last, and an answer that is right in one order only would pass. So each
timer gets a part of a nanosecond more. Whatever is due at one moment still fires in one turn of the loop,
because that is within the resolution of the loop's clock. What is ready by itself, without a timer, keeps
its order: asyncio promises it.
"""

import asyncio
import random
from collections.abc import Callable
from typing import Any

WITHIN = 0.9e-9
"""Seconds, less than the resolution of a loop's clock."""


def shuffle_ties(loop: asyncio.AbstractEventLoop, rng: random.Random) -> None:
    """Let `rng` draw the order of timers that are due at the same moment."""
    call_at = loop.call_at

    def shuffled(
        when: float, callback: Callable[..., Any], *args: Any, **context: Any
    ) -> asyncio.TimerHandle:
        """Call at `when`, in seconds of the loop's clock."""
        return call_at(when + rng.uniform(0, WITHIN), callback, *args, **context)

    loop.call_at = shuffled  # type: ignore[method-assign, assignment]
