# mistake: timeout-swallowed
# fails: test_a_cancelled_job, test_cancelled_in_clean_up, test_ends_as_cancelled, test_one_in_another
import asyncio


async def first_within(job, seconds, default):
    async with asyncio.timeout(seconds):
        try:
            return await job()
        except asyncio.CancelledError:  # <- here
            return default
