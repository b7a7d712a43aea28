# mistake: swallowed-error
# fails: test_cancelled_while_closing, test_cancelled_while_opening, test_no_error_is_lost
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    stopped = None
    try:
        async with asyncio.TaskGroup() as group:
            for place, opener in enumerate(openers):
                group.create_task(open_one(place, opener))
        yield [opened[place] for place in sorted(opened)]
    finally:
        for place in sorted(opened, reverse=True):
            try:
                await opened[place].aclose()
            except asyncio.CancelledError as error:
                stopped = error
            except Exception as error:
                print(f"could not close: {error}")
        if stopped:
            raise stopped
