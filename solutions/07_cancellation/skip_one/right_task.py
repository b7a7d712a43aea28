"""Each job is a task. Awaiting it passes a cancel of the worker on to the job."""

import asyncio


async def work_through(next_job, on_done, on_skip):
    this = asyncio.current_task()
    while True:
        job = await next_job()
        if job is None:
            return
        running = asyncio.create_task(job())
        try:
            await running
        except asyncio.CancelledError:
            if this.cancelling() == 0 or this.uncancel() > 0:
                raise
            on_skip(job)
        else:
            on_done(job)
