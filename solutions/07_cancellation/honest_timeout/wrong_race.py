# mistake: losers-left-running
# fails: test_an_error_of_the_job_comes_out, test_ends_as_cancelled
import asyncio


async def first_within(job, seconds, default):
    work = asyncio.create_task(job())
    limit = asyncio.create_task(asyncio.sleep(seconds, default))
    done, rest = await asyncio.wait([work, limit], return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    return done.pop().result()
