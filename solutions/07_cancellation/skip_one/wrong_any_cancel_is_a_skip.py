# mistake: no-error-raised
# fails: test_a_job_cancelled_by_itself, test_however_it_ended
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:  # <- here
            if worker.uncancel() > 0:
                raise
            on_skip(job)
        else:
            on_done(job)
