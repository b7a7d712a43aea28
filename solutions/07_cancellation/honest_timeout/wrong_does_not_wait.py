# mistake: cancelled-not-awaited
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    task = asyncio.create_task(job())
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
        return task.result() if done else default
    finally:
        task.cancel()  # <- here
