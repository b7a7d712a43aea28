"""`ensure_future` is the older name for making a task of a coroutine; `wait` waits for all."""

import asyncio


async def report(fetch, tidy_up) -> str:
    tasks = [asyncio.ensure_future(work()) for work in (fetch, tidy_up)]
    await asyncio.wait(tasks)
    return tasks[0].result()
