"""It waits for a set of tasks, and takes the results from the list."""

import asyncio


async def main(greet):
    tasks = [asyncio.create_task(greet(guest)) for guest in ("Ana", "Bo", "Chen")]
    await asyncio.wait(tasks)
    return [task.result() for task in tasks]
