import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers) -> AsyncIterator[list]:
    """Open all at the same time, pass the resources to the block, and close them in reverse order."""
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            # Only now is it known what is open: an opener that was cancelled may have opened all the same.
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
