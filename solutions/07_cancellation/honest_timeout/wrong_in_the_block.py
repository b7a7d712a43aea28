# mistake: timeout-inside
# fails: test_a_timeout_of_the_job_comes_out, test_afterwards, test_just_in_time, test_one_in_another, test_the_default, test_the_job_is_over, test_the_limit_given
import asyncio


async def first_within(job, seconds, default):
    async with asyncio.timeout(seconds):
        try:
            return await job()
        except TimeoutError:  # <- here
            return default
