"""Tasks are gathered; a recursion closes them, so that Python itself chains the errors."""

import asyncio
from contextlib import asynccontextmanager


async def close_from(resources) -> None:
    if resources:
        first, *others = resources
        try:
            await close_from(others)
        finally:
            await first.aclose()


async def stop(tasks) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def open_many(openers):
    tasks = [asyncio.ensure_future(opener()) for opener in openers]
    resources = []
    try:
        try:
            await asyncio.gather(*tasks)
        except BaseException:
            await stop(tasks)
            resources = [t.result() for t in tasks if not t.cancelled() and not t.exception()]
            errors = [t.exception() for t in tasks if not t.cancelled() and t.exception()]
            if len(errors) > 1:
                raise BaseExceptionGroup("several openers failed", errors) from None
            raise
        resources = [task.result() for task in tasks]
        yield list(resources)
    finally:
        await close_from(resources)
