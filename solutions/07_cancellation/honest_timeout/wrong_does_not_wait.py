# mistake: cancelled-not-awaited
# fails: test_an_error_of_the_job_comes_out, test_cancelled_in_clean_up, test_ends_as_cancelled, test_the_job_is_over
import asyncio


async def first_within(job, seconds, default):
    task = asyncio.create_task(job())
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
        return task.result() if done else default
    finally:
        task.cancel()  # <- here
