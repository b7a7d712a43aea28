# mistake: none
# fails: test_a_second_cancel_stops, test_however_it_ended
# After a second cancel, takes one more job from the list before it stops, and nobody will ever do it.

import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while True:
        job = await next_job()
        if worker.cancelling():
            raise asyncio.CancelledError
        if job is None:
            return
        try:
            await job()
        except asyncio.CancelledError:
            if not worker.cancelling():
                raise
        finally:
            skipped = worker.cancelling() > 0
            if skipped:
                worker.uncancel()
        (on_skip if skipped else on_done)(job)
