# mistake: none
# fails: test_cancelled_while_closing, test_minutes, test_one_after_another
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
        await asyncio.gather(*(opened[place].aclose() for place in sorted(opened, reverse=True)))
