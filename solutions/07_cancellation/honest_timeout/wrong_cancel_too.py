# mistake: swallowed-cancel
# fails: test_cancelled_in_clean_up, test_ends_as_cancelled
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await job()
    except (TimeoutError, asyncio.CancelledError):  # <- here
        if limit.expired():
            return default
        raise
