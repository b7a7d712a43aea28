"""A context manager around each job takes the requests back and decides what became of the job."""

import asyncio


class Skippable:
    async def __aenter__(self):
        self.skipped = False
        return self

    async def __aexit__(self, kind, error, trace):
        me = asyncio.current_task()
        requests = me.cancelling()
        self.skipped = requests > 0 and me.uncancel() == 0
        if requests > 1:
            raise asyncio.CancelledError
        return self.skipped and kind is asyncio.CancelledError


async def work_through(next_job, on_done, on_skip):
    while (job := await next_job()) is not None:
        async with Skippable() as attempt:
            await job()
        report = on_skip if attempt.skipped else on_done
        report(job)
