"""The other way round: the tidying is the task, and the fetching is awaited."""

import asyncio


async def report(fetch, tidy_up) -> str:
    tidying = asyncio.create_task(tidy_up())
    figures = await fetch()
    await tidying
    return figures
