# mistake: missing-uncancel
# fails: test_however_it_ended
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:
            if not worker.cancelling():
                raise
        requests = worker.cancelling()
        if requests:
            worker.uncancel()
        if requests > 1:
            raise asyncio.CancelledError
        report = on_skip if requests else on_done
        report(job)
