# mistake: none
# fails: test_a_job_cancelled_by_itself, test_all_in_turn, test_an_error_comes_out, test_at_the_end_of_a_job, test_counts_as_not_cancelled, test_is_woken, test_skips, test_slow_work, test_stops_between_jobs, test_the_skipped_is_over, test_two_workers
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    async def run(job):
        try:
            await job()
        except asyncio.CancelledError:
            on_skip(job)
        else:
            on_done(job)

    async with asyncio.TaskGroup() as group:
        while (job := await next_job()) is not None:
            group.create_task(run(job))
