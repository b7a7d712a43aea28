# mistake: wrapped-in-a-group
# fails: test_a_timeout_of_the_job_comes_out, test_an_error_of_the_job_comes_out
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds) as limit, asyncio.TaskGroup() as group:
            task = group.create_task(job())
        return task.result()
    except TimeoutError:
        if limit.expired():
            return default
        raise
