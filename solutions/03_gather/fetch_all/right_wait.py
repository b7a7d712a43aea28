"""`asyncio.wait` gives sets, which have no order, so the results are read from the list of tasks."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    if tasks:  # wait does not take an empty list
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]
