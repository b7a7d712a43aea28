# mistake: swallowed-error
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        async with asyncio.timeout(seconds):
            return await job()
    except Exception:  # <- here
        return default
