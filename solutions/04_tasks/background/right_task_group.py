"""A TaskGroup waits for the task at the end of its block."""

import asyncio


async def report(fetch, tidy_up) -> str:
    async with asyncio.TaskGroup() as group:
        fetching = group.create_task(fetch())
        await tidy_up()
    return fetching.result()
