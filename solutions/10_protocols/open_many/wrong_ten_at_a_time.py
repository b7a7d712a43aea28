# mistake: limit-too-low
# fails: test_at_the_same_time
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}
    some = asyncio.Semaphore(10)  # <- here

    async def open_one(place, opener):
        async with some:
            opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
