# mistake: orphaned-siblings
# fails: test_an_opener_fails, test_cancelled_while_opening, test_errors_of_openers, test_goes_on_closing, test_minutes, test_no_error_is_lost, test_stops_the_others
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with AsyncExitStack() as stack:
        resources = await asyncio.gather(*(opener() for opener in openers))  # <- here
        for resource in resources:
            stack.push_async_callback(resource.aclose)
        yield resources
