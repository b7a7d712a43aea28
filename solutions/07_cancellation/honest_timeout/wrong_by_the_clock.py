# mistake: no-error-raised
# fails: test_a_timeout_of_the_job_comes_out
import asyncio


async def first_within(job, seconds, default):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        return await asyncio.wait_for(job(), seconds)
    except TimeoutError:
        if loop.time() - start > 0.9 * seconds:  # <- here
            return default
        raise
