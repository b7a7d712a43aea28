# mistake: wrapped-in-a-group
# fails: test_minutes, test_no_group, test_the_error_comes_out
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
        tasks = [group.create_task(open_one(*pair)) for pair in enumerate(openers)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks)
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
