# mistake: cleanup-cut-short
# fails: test_cancelled_while_closing
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
        errors = []
        for place in sorted(opened, reverse=True):
            try:
                await opened[place].aclose()
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("not closed", errors)
