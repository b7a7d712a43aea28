# mistake: base-exception-missed
# fails: test_cancelled_while_opening, test_closes_after_a_cancel, test_closes_after_an_error, test_minutes, test_no_error_is_lost
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


async def close(resources):
    async with AsyncExitStack() as stack:
        for resource in resources:
            stack.push_async_callback(resource.aclose)


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
    except Exception:
        await close([opened[place] for place in sorted(opened)])
        raise
    else:
        await close([opened[place] for place in sorted(opened)])
