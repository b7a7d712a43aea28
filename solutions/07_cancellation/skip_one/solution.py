import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    """Run one job after another; a cancel skips the job that runs, or stops the waiting worker."""
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:
            if not worker.cancelling():
                raise  # nobody has cancelled us
        finally:
            # Counted here, because a job that is skipped may also return, or fail.
            requests = worker.cancelling()
            if requests:
                worker.uncancel()
        if requests > 1:
            raise asyncio.CancelledError
        report = on_skip if requests else on_done
        report(job)
