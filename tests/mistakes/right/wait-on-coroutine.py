"""It makes tasks of the coroutines, and waits for these."""

import asyncio


async def main(ripen):
    tasks = [asyncio.create_task(ripen(fruit)) for fruit in ("figs", "plums")]
    done, _ = await asyncio.wait(tasks)
    return len(done)
