# mistake: swallowed-cancel
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        return await asyncio.wait_for(job(), seconds)
    except (asyncio.TimeoutError, asyncio.CancelledError):  # <- here
        return default
