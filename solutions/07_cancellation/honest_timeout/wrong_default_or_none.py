# mistake: falsy-dropped
# fails: test_the_answer
import asyncio


async def first_within(job, seconds, default):
    answer = None
    try:
        async with asyncio.timeout(seconds) as limit:
            answer = await job()
    except TimeoutError:
        if not limit.expired():
            raise
    return answer or default  # <- here
