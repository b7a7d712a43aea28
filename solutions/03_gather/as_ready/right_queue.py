"""Each task puts its pair into a queue, and the generator takes out as many as there are urls."""

import asyncio


async def as_ready(fetch, urls):
    arrived = asyncio.Queue()

    async def deliver(url):
        await arrived.put((url, await fetch(url)))

    tasks = [asyncio.create_task(deliver(url)) for url in urls]
    try:
        for _ in tasks:
            yield await arrived.get()
    finally:
        for task in tasks:
            task.cancel()
