# mistake: swallowed-cancel
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    async with asyncio.timeout(seconds):
        try:
            return await job()
        except asyncio.CancelledError:  # <- here
            return default
