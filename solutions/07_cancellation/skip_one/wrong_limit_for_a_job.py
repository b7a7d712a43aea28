# mistake: guessed-time-limit
# fails: test_however_it_ended, test_slow_work
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            async with asyncio.timeout(60):  # <- here
                await job()
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            on_skip(job)
        else:
            on_done(job)
