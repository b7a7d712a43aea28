# mistake: falsy-dropped
# fails: test_counts_as_false
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    openers = list(openers)
    opened = [None] * len(openers)

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            for resource in opened:
                if resource:  # <- here
                    stack.push_async_callback(resource.aclose)
        yield opened
