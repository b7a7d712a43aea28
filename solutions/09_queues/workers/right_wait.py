"""Keeps a set of at most `n` tasks: whenever some are done, new ones fill it up."""

import asyncio


async def process(items, work, n) -> list:
    waiting = list(items)[::-1]
    tasks, running = [], set()
    try:
        while waiting or running:
            while waiting and len(running) < n:
                task = asyncio.create_task(work(waiting.pop()))
                tasks.append(task)
                running.add(task)
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in running:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    return outcomes
