# mistake: shield-abandoned
# fails: test_an_error_of_the_job_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_the_job_is_over
import asyncio


async def first_within(job, seconds, default):
    task = asyncio.ensure_future(job())  # <- here
    try:
        async with asyncio.timeout(seconds) as limit:
            return await asyncio.shield(task)
    except TimeoutError:
        if limit.expired():
            return default
        raise
