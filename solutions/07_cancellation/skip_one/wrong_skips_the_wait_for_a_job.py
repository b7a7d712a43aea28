# mistake: swallowed-cancel
# fails: test_stops_between_jobs
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    """Run one job after another; a cancel skips the job that runs, or stops the waiting worker."""
    me = asyncio.current_task()
    while True:
        job = None
        try:
            job = await next_job()  # <- here
            if job is None:
                return
            await job()
        except asyncio.CancelledError:
            if me.cancelling() != 1:
                raise
            me.uncancel()
            if job is not None:
                on_skip(job)
        except BaseException:
            if me.cancelling():
                me.uncancel()
            raise
        else:
            if me.cancelling() > 1:
                raise asyncio.CancelledError
            if me.cancelling():
                me.uncancel()
            on_done(job)
