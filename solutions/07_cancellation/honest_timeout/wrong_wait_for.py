# mistake: swallowed-error
# fails: test_a_timeout_of_the_job_comes_out
import asyncio


async def first_within(job, seconds, default):
    try:
        return await asyncio.wait_for(job(), timeout=seconds)
    except asyncio.TimeoutError:  # <- here
        return default
