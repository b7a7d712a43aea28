# mistake: serial-await
# fails: test_at_the_same_time, test_cancelled_while_opening, test_closes_after_a_cancel, test_minutes, test_stops_the_others
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with AsyncExitStack() as stack:
        resources = []
        for opener in openers:
            resource = await opener()  # <- here
            stack.push_async_callback(resource.aclose)
            resources.append(resource)
        yield resources
