# mistake: losers-left-running
# fails: test_leaving_stops_the_rest
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for coming in asyncio.as_completed(tasks):
            yield await coming
    finally:
        if tasks:
            await asyncio.wait(tasks, timeout=0.45)
        for task in tasks:
            task.cancel()
