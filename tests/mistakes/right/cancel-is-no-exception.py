"""A cancelled call is asked for by its task, and nothing is caught."""

import asyncio


async def main(dive):
    task = asyncio.create_task(dive("cut"))
    await asyncio.wait([task])
    return "no news" if task.cancelled() else task.result()
