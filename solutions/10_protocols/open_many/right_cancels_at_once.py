"""One try and finally around opening and yield; openers that fail cancel each other; gather with return_exceptions."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def open_many(openers) -> AsyncIterator[list]:
    """Open all at the same time, pass the resources to the block, and close them in reverse order."""
    opened = {}  # position of the opener -> resource
    failed = []

    async def attempt(position, opener):
        try:
            opened[position] = await opener()
        except BaseException as error:
            if not isinstance(error, asyncio.CancelledError):
                failed.append(error)
            for other in tasks:
                if other is not asyncio.current_task():
                    other.cancel()
            raise

    tasks = [asyncio.create_task(attempt(number, one)) for number, one in enumerate(openers)]
    try:
        # With `return_exceptions`, gather waits for all of them, also after a cancellation.
        try:
            await asyncio.gather(*tasks, return_exceptions=True)
        except asyncio.CancelledError as cancelled:
            if failed:
                raise cancelled from BaseExceptionGroup("some could not be opened", failed)
            raise
        if failed:
            raise BaseExceptionGroup("some could not be opened", failed)
        if len(opened) < len(tasks):
            raise asyncio.CancelledError("an opener was cancelled")
        yield [opened[position] for position in range(len(tasks))]
    finally:
        troubles = []
        for position in sorted(opened, reverse=True):
            try:
                await opened[position].aclose()
            except BaseException as trouble:
                troubles.append(trouble)
        errors = [one for one in troubles if not isinstance(one, asyncio.CancelledError)]
        if len(errors) > 1:
            raise BaseExceptionGroup("some could not be closed", errors)
        for trouble in errors or troubles:
            raise trouble
