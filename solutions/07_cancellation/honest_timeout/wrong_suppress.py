# mistake: swallowed-error
# fails: ?
import asyncio
from contextlib import suppress


async def first_within(job, seconds, default):
    with suppress(TimeoutError):  # <- here
        async with asyncio.timeout(seconds):
            return await job()
    return default
