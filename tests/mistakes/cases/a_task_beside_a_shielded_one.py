# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def main(look, write):
    looking = asyncio.create_task(look(3))  # <- here
    await asyncio.sleep(0.1)
    writing = asyncio.create_task(write(1))
    return await asyncio.shield(writing)
