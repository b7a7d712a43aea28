# mistake: swallowed-error
# fails: test_a_timeout_of_the_job_comes_out, test_an_error_of_the_job_comes_out
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds):
            return await job()
    except Exception:  # <- here
        return default
