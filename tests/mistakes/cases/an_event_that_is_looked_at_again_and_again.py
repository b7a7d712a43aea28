# mistake: polling
# asked: takes(under=1.3)
import asyncio


async def main(bake):
    done = asyncio.Event()

    async def bakes():
        await bake(1)
        done.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(bakes())
        while not done.is_set():
            await asyncio.sleep(0.75)  # <- here
