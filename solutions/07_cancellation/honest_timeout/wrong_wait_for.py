# mistake: swallowed-error
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    try:
        return await asyncio.wait_for(job(), timeout=seconds)
    except asyncio.TimeoutError:  # <- here
        return default
