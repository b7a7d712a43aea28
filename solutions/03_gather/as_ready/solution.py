import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    """Fetch all URLs at the same time; yield pairs of URL and body, the fastest first."""

    async def pair(url):
        return url, await fetch(url)  # as_completed does not say whose result it gives

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for quickest in asyncio.as_completed(tasks):
            yield await quickest
    finally:
        # Closing the generator raises GeneratorExit at the yield, so this runs then as well.
        for task in tasks:
            task.cancel()  # a task that is over already does not mind
        # A cancelled task needs a turn of the loop to end: do not leave before it has.
        await asyncio.gather(*tasks, return_exceptions=True)
