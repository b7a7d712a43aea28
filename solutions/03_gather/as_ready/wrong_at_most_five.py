# mistake: limit-too-low
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    gate = asyncio.Semaphore(5)  # <- here

    async def pair(url):
        async with gate:
            return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for coming in asyncio.as_completed(tasks):
            yield await coming
    finally:
        for task in tasks:
            task.cancel()
