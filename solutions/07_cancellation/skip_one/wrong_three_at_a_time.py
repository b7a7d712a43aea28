# mistake: limit-too-low
# fails: test_two_workers
# Of all workers together, only three may have a job.

import asyncio

room = asyncio.Semaphore(3)  # <- here


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            async with room:
                await job()
        except asyncio.CancelledError:
            if not worker.cancelling():
                raise
        finally:
            requests = worker.cancelling()
            if requests:
                worker.uncancel()
        if requests > 1:
            raise asyncio.CancelledError
        (on_skip if requests else on_done)(job)
