"""Where there is nothing to wait for, nothing is waited for."""

import asyncio


async def main(bake):
    tasks = [asyncio.create_task(bake(order)) for order in []]
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]
