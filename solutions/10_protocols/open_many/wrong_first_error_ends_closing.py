# mistake: cleanup-cut-short
# fails: test_cancelled_while_closing, test_goes_on_closing
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    try:
        async with asyncio.TaskGroup() as group:
            for place, opener in enumerate(openers):
                group.create_task(open_one(place, opener))
        yield [opened[place] for place in sorted(opened)]
    finally:
        for place in sorted(opened, reverse=True):
            await opened[place].aclose()  # <- here
