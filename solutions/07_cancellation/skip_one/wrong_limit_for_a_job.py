# mistake: guessed-time-limit
# fails: test_a_second_cancel_stops, test_an_error_comes_out, test_is_woken, test_slow_work
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await asyncio.wait_for(job(), 60)  # <- here
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            on_skip(job)
        else:
            on_done(job)
