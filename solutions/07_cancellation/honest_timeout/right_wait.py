# remark: losers-left-running
"""The job is a task, and `asyncio.wait` waits for it; what became of the task decides."""

import asyncio


async def first_within(job, seconds, default):
    task = asyncio.ensure_future(job())
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait({task})
        raise
    if done:
        return task.result()
    task.cancel()
    await asyncio.wait({task})
    return default if task.cancelled() else task.result()
