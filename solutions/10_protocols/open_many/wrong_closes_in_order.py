# mistake: none
# fails: test_an_opener_fails, test_cancelled_while_closing, test_cancelled_while_opening, test_closes_after_a_cancel, test_closes_after_an_error, test_closes_in_reverse, test_counts_as_false, test_goes_on_closing, test_minutes
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    opened = {}

    async def open_one(place, opener):
        opened[place] = await opener()

    async with AsyncExitStack() as stack:
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(openers):
                    group.create_task(open_one(place, opener))
        finally:
            for place in sorted(opened, reverse=True):
                stack.push_async_callback(opened[place].aclose)
        yield [opened[place] for place in sorted(opened)]
