# mistake: ?
# fails: ?
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    async def run(job):
        try:
            await job()
        except asyncio.CancelledError:
            on_skip(job)
        else:
            on_done(job)

    async with asyncio.TaskGroup() as group:
        while (job := await next_job()) is not None:
            group.create_task(run(job))
