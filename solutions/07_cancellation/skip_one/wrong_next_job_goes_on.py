# mistake: shield-abandoned
# fails: test_stops_between_jobs
# Shields `next_job`, which goes on without the worker, and takes a job that nobody does.

import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await asyncio.shield(next_job())) is not None:  # <- here
        try:
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
