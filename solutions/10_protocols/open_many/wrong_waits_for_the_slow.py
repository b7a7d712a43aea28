# mistake: none
# fails: test_cancelled_while_opening, test_minutes, test_stops_the_others
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    async with AsyncExitStack() as stack:
        results = await asyncio.gather(*(opener() for opener in openers), return_exceptions=True)
        errors = [one for one in results if isinstance(one, BaseException)]
        for one in results:
            if not isinstance(one, BaseException):
                stack.push_async_callback(one.aclose)
        if errors:
            raise BaseExceptionGroup("not opened", errors)
        yield results
