# mistake: ?
# fails: ?
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        await job()
        on_done(job)
