# mistake: none
# fails: test_an_opener_fails, test_cancelled_while_opening, test_closes_after_an_error, test_closes_in_reverse, test_counts_as_false, test_goes_on_closing
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with AsyncExitStack() as stack:

        async def open_one(opener):
            resource = await opener()
            stack.push_async_callback(resource.aclose)
            return resource

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(open_one(opener)) for opener in openers]
        yield [task.result() for task in tasks]
