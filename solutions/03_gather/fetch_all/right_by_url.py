"""Keeps the tasks in a dict under their urls, which also tells afterwards which body was whose."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in dict.fromkeys(urls)}
    await asyncio.gather(*tasks.values())
    return [tasks[url].result() for url in urls]
