# mistake: none
# fails: test_at_once, test_counts_as_false
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

opened = {}


@asynccontextmanager
async def open_many(openers):
    opened.clear()

    async def open_one(place, opener):
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
