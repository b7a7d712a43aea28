# mistake: no-error-raised
# fails: test_a_timeout_of_the_job_comes_out
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds):
            return await job()
    except TimeoutError as error:
        if error.args:  # <- here
            raise
        return default
