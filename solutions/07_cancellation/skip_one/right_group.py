"""A task group of one job each: its errors come out in a group."""

import asyncio


async def was_skipped(job):
    worker = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(job())
    except asyncio.CancelledError:
        if worker.uncancel() > 0:
            raise
        return True
    except BaseException:
        worker.uncancel()
        raise
    if running.cancelled():
        raise asyncio.CancelledError
    return False


async def work_through(next_job, on_done, on_skip):
    job = await next_job()
    while job is not None:
        (on_skip if await was_skipped(job) else on_done)(job)
        job = await next_job()
