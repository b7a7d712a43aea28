# mistake: none
# fails: test_an_opener_fails, test_cancelled_while_closing, test_cancelled_while_opening, test_closes_after_a_cancel, test_closes_after_an_error, test_goes_on_closing, test_minutes, test_no_error_is_lost
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(opener()) for opener in openers]
    resources = [task.result() for task in tasks]
    yield resources
    for resource in reversed(resources):
        await resource.aclose()
