# mistake: polling
# fails: test_who_waits_is_woken
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(open_one(*pair)) for pair in enumerate(openers)]
                while not all(task.done() for task in tasks):
                    await asyncio.sleep(0.01)  # <- here
        finally:
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
