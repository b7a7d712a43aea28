"""One `gather` holds all the tasks, so cancelling it cancels them; a queue brings the pairs."""

import asyncio


async def as_ready(fetch, urls):
    pairs = asyncio.Queue()

    async def bring(url):
        pairs.put_nowait((url, await fetch(url)))

    everything = asyncio.gather(*(bring(url) for url in urls))
    try:
        for _ in urls:
            yield await pairs.get()
    finally:
        everything.cancel()
