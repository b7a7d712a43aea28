# mistake: guessed-time-limit
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(min(seconds, 30)) as limit:  # <- here
            return await job()
    except TimeoutError:
        if limit.expired():
            return default
        raise
