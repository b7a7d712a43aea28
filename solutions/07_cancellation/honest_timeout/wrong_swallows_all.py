# mistake: swallowed-cancel
# fails: test_a_cancelled_job, test_a_timeout_of_the_job_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_one_in_another
import asyncio


async def first_within(job, seconds, default):
    try:
        return await asyncio.wait_for(job(), seconds)
    except (asyncio.TimeoutError, asyncio.CancelledError):  # <- here
        return default
