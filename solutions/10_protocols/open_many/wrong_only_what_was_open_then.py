# mistake: none
# fails: test_an_opener_fails, test_cancelled_while_opening
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def open_many(openers):
    tasks = [asyncio.create_task(opener()) for opener in openers]
    async with AsyncExitStack() as stack:
        try:
            done = set()
            if tasks:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            for task in tasks:
                if task.done() and not task.cancelled() and not task.exception():
                    stack.push_async_callback(task.result().aclose)
            waiting = [task for task in tasks if task.cancel()]
            await asyncio.gather(*waiting, return_exceptions=True)
        errors = [task.exception() for task in done if task.exception()]
        if errors:
            raise ExceptionGroup("not opened", errors)
        yield [task.result() for task in tasks]
