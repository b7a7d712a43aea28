"""A TaskGroup starts the tasks and waits for them; should one fail, it stops the others."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
