"""A context manager around each job decides whether a cancel was a skip."""

import asyncio


class Skippable:
    async def __aenter__(self):
        self.skipped = False
        return self

    async def __aexit__(self, kind, error, trace):
        me = asyncio.current_task()
        if kind is asyncio.CancelledError and me.cancelling() == 1:
            self.skipped = True
            me.uncancel()
        return self.skipped


async def work_through(next_job, on_done, on_skip):
    while (job := await next_job()) is not None:
        async with Skippable() as attempt:
            await job()
        report = on_skip if attempt.skipped else on_done
        report(job)
