# mistake: cancelled-in-turn
# fails: test_leaving_stops_the_rest
import asyncio
import contextlib
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    """Fetch all URLs at the same time; yield pairs of URL and body, the fastest first."""

    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for earliest in asyncio.as_completed(tasks):
            yield await earliest
    finally:
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task  # <- here
