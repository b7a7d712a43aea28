# mistake: falsy-dropped
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for coming in asyncio.as_completed(tasks):
            url, body = await coming
            if body:  # <- here
                yield url, body
    finally:
        for task in tasks:
            task.cancel()
