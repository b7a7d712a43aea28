# mistake: none
# fails: test_a_second_cancel_stops, test_at_the_end_of_a_job, test_counts_as_not_cancelled, test_however_it_ended, test_skips, test_slow_work, test_stops_between_jobs, test_the_skipped_is_over, test_two_workers
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            on_skip(job)
        finally:
            on_done(job)
