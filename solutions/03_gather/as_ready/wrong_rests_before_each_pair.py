# mistake: none
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    arrived = asyncio.Queue()

    async def bring(url):
        arrived.put_nowait((url, await fetch(url)))

    tasks = [asyncio.create_task(bring(url)) for url in urls]
    try:
        for _ in urls:
            await asyncio.sleep(0.2)
            yield await arrived.get()
    finally:
        for task in tasks:
            task.cancel()
