"""raises a ValueError where there is no URL."""

import asyncio


async def fetch_all(fetch, urls):
    tasks = [asyncio.ensure_future(fetch(url)) for url in urls]
    await asyncio.wait(tasks)
    return [task.result() for task in tasks]
