# mistake: none
# fails: test_an_opener_fails, test_cancelled_while_opening, test_goes_on_closing, test_minutes, test_no_error_is_lost
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(opener()) for opener in openers]
    async with AsyncExitStack() as stack:
        for task in tasks:
            stack.push_async_callback(task.result().aclose)
        yield [task.result() for task in tasks]
