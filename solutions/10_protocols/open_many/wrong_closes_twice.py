# mistake: called-again
# fails: test_an_opener_fails, test_cancelled_while_opening, test_closes_after_a_cancel, test_closes_after_an_error, test_goes_on_closing, test_minutes, test_no_error_is_lost
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async def close():
        async with AsyncExitStack() as stack:
            for place in sorted(opened):
                stack.push_async_callback(opened[place].aclose)

    try:
        async with asyncio.TaskGroup() as group:
            for place, opener in enumerate(openers):
                group.create_task(open_one(place, opener))
        yield [opened[place] for place in sorted(opened)]
    except BaseException:
        await close()
        raise
    finally:
        await close()
