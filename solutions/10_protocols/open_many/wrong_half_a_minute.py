# mistake: guessed-time-limit
# fails: test_an_opener_fails, test_cancelled_while_opening, test_minutes
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await asyncio.wait_for(opener(), 30)  # <- here

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
