# mistake: missing-uncancel
# fails: test_however_it_ended
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise  # nobody has cancelled us, or somebody has done so twice
            worker.uncancel()
            on_skip(job)
        else:
            on_done(job)  # <- here
