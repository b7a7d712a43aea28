# mistake: second-error-lost
# fails: test_errors_of_openers
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    tasks = [asyncio.create_task(opener()) for opener in openers]
    async with AsyncExitStack() as stack:
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for task in tasks:
                if not task.cancelled() and not task.exception():
                    stack.push_async_callback(task.result().aclose)
        yield [task.result() for task in tasks]
