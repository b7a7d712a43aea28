# mistake: shield-abandoned
# fails: test_a_second_cancel_stops, test_an_error_comes_out, test_however_it_ended, test_slow_work, test_the_skipped_is_over
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        running = asyncio.ensure_future(job())  # <- here
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            on_skip(job)
        else:
            on_done(job)
