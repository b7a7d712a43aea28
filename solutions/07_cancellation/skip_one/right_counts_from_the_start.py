"""Counts the requests since the start, and keeps what the job raised until it has decided."""

import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    me = asyncio.current_task()
    before = me.cancelling()

    while True:
        job = await next_job()
        if me.cancelling() > before:
            raise asyncio.CancelledError  # next_job has hidden it from us
        if job is None:
            return
        failure = None
        try:
            await job()
        except BaseException as error:
            failure = error

        requests = me.cancelling() - before
        if requests:
            me.uncancel()  # the first one was for the job
        if requests > 1:
            raise asyncio.CancelledError
        if failure is not None and not (requests and isinstance(failure, asyncio.CancelledError)):
            raise failure
        (on_skip if requests else on_done)(job)
