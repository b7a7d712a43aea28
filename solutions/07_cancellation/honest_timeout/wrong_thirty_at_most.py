# mistake: guessed-time-limit
# fails: test_the_limit_given
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(min(seconds, 30)) as limit:  # <- here
            return await job()
    except TimeoutError:
        if limit.expired():
            return default
        raise
