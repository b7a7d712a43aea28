"""`gather` starts both and waits for both; the first of its results is the figures."""

import asyncio


async def report(fetch, tidy_up) -> str:
    figures, _ = await asyncio.gather(fetch(), tidy_up())
    return figures
