# mistake: swallowed-cancel
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await job()
    except (TimeoutError, asyncio.CancelledError):  # <- here
        if limit.expired():
            return default
        raise
