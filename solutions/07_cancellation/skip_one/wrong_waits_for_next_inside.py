# mistake: swallowed-cancel
# fails: test_however_it_ended, test_stops_between_jobs
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker, job = asyncio.current_task(), None
    while True:
        try:
            job = await next_job()  # <- here
            if job is None:
                return
            await job()
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            if job is not None:
                on_skip(job)
        else:
            on_done(job)
