"""What some mutants call in place of asyncio's own: as good, but for one fault.

The source of what a mutant names is put above it, so each of these stands by itself.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any


async def gather_in_turn(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """One after another."""
    results: list[Any] = []
    for thing in things:
        results += await asyncio.gather(thing, return_exceptions=return_exceptions)
    return results


async def gather_in_threes(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """Three at once, and the next three when all of these are over."""
    results: list[Any] = []
    for start in range(0, len(things), 3):
        three = things[start : start + 3]
        results += await asyncio.gather(*three, return_exceptions=return_exceptions)
    return results


async def gather_three_at_once(
    *things: Awaitable[Any], return_exceptions: bool = False
) -> list[Any]:
    """At most three at any time."""
    room = asyncio.Semaphore(3)

    async def limited(thing: Awaitable[Any]) -> Any:
        async with room:
            return await thing

    limits = map(limited, things)
    return await asyncio.gather(*limits, return_exceptions=return_exceptions)


async def gather_staggered(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """Each starts 0.2 seconds after the one before it."""

    async def delayed(number: int, thing: Awaitable[Any]) -> Any:
        await asyncio.sleep(0.2 * number)
        return await thing

    later = (delayed(*pair) for pair in enumerate(things))
    return await asyncio.gather(*later, return_exceptions=return_exceptions)


EXAMPLE_SECONDS = 0.0
"""How long the example takes: measured when the mutants are graded."""
MEASURED = "EXAMPLE_SECONDS"
