"""Each fetch has a limit of its own, at the same point in time, and a task group holds them."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    deadline = asyncio.get_running_loop().time() + seconds
    offers = {}

    async def ask(url):
        try:
            async with asyncio.timeout_at(deadline) as limit:
                offers[url] = await fetch(url)
        except TimeoutError:
            if not limit.expired():
                raise

    async with asyncio.TaskGroup() as searching:
        for url in urls:
            searching.create_task(ask(url))
    return offers
