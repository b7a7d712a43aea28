# mistake: swallowed-cancel
# fails: test_however_it_ended, test_a_second_cancel_stops
import asyncio
import contextlib


async def coming(next_job):
    """Yield the jobs, one after another."""
    while (job := await next_job()) is not None:
        yield job


class Skip:
    """Catches the cancel of the task during the block."""

    def __init__(self):
        self.caught = False

    def __enter__(self):
        self.task = asyncio.current_task()
        return self

    def __exit__(self, kind, error, traceback):
        self.caught = self.forgive() > 0
        return self.caught and kind is not None and issubclass(kind, asyncio.CancelledError)

    def forgive(self):
        requests = 0
        while self.task.cancelling():  # <- here
            self.task.uncancel()
            requests += 1
        return requests


async def work_through(next_job, on_done, on_skip) -> None:
    """Run one job after another; a cancel skips the job that runs, or stops the waiting worker."""
    async with contextlib.aclosing(coming(next_job)) as jobs:
        async for job in jobs:
            with Skip() as skip:
                await job()
            if skip.caught:
                on_skip(job)
            else:
                on_done(job)
