# mistake: swallowed-error
# fails: test_an_error_of_next_job
# Takes an error of `next_job` for the end of the list.

import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while True:
        try:
            job = await next_job()
        except Exception:  # <- here
            return
        if job is None:
            return
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
