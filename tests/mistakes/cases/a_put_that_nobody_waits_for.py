# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def main(wash):
    loads = asyncio.Queue(1)
    for load in ("towels", "sheets"):
        asyncio.create_task(loads.put(load))  # <- here
    await wash(1)
