"""Each job is a task. A cancel of the worker is passed on to it, and the worker waits for its end."""

import asyncio


async def work_through(next_job, on_done, on_skip):
    this = asyncio.current_task()
    while True:
        job = await next_job()
        if job is None:
            return
        running = asyncio.create_task(job())
        while not running.done():
            try:
                await asyncio.wait([running])
            except asyncio.CancelledError:
                running.cancel()
        skipped = this.cancelling() > 0
        if skipped and this.uncancel() > 0:
            raise asyncio.CancelledError
        if not (skipped and running.cancelled()):
            running.result()
        (on_skip if skipped else on_done)(job)
