# mistake: swallowed-error
# fails: test_a_timeout_of_the_job_comes_out
import asyncio
from contextlib import suppress


async def first_within(job, seconds, default):
    with suppress(TimeoutError):  # <- here
        async with asyncio.timeout(seconds):
            return await job()
    return default
