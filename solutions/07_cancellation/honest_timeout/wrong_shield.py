# mistake: shield-abandoned
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    task = asyncio.ensure_future(job())
    try:
        async with asyncio.timeout(seconds) as limit:
            return await asyncio.shield(task)  # <- here
    except TimeoutError:
        if limit.expired():
            return default
        raise
