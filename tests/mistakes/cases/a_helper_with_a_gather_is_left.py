# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def both(fetch):
    return await asyncio.gather(fetch(2), fetch(3))


async def main(fetch):
    asyncio.create_task(both(fetch))  # <- here
    await asyncio.sleep(0.5)
