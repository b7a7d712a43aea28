# mistake: none
# fails: test_the_answer
# Keeps the answer of each job for ever.

import asyncio

known = {}


async def first_within(job, seconds, default):
    if job in known:
        return known[job]
    try:
        async with asyncio.timeout(seconds) as limit:
            known[job] = await job()
            return known[job]
    except TimeoutError:
        if limit.expired():
            return default
        raise
