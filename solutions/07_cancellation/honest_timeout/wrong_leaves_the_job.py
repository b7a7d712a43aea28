# mistake: timeout-leaves-tasks
# fails: ?
import asyncio


async def first_within(job, seconds, default):
    task = asyncio.create_task(job())
    done, _ = await asyncio.wait([task], timeout=seconds)  # <- here
    return task.result() if done else default
