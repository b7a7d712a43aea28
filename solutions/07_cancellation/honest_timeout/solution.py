import asyncio


async def first_within(job, seconds, default):
    """Return the answer of the job, or the default if it takes longer than so many seconds."""
    try:
        async with asyncio.timeout(seconds) as limit:
            return await job()
    except TimeoutError:
        if limit.expired():
            return default
        raise  # of the job itself
