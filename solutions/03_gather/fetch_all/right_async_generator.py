"""An async generator hands over one body after the other, from tasks that all run already."""

import asyncio


async def in_order(tasks):
    for task in tasks:
        yield await task


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    return [body async for body in in_order(tasks)]
