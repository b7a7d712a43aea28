"""The job is a task, which is seen out in a loop; an exception of its own says that two cancels came."""

import asyncio


class Stop(Exception):
    """Somebody has asked twice."""


async def see_out(task) -> bool:
    """Wait until the job's task is over; say whether it was skipped. A second cancel: Stop."""
    me = asyncio.current_task()
    before = me.cancelling()
    skipped = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            # False if the job has ended at this moment: then there is nothing to skip.
            skipped = task.cancel() or skipped
    requests = me.cancelling() - before
    if requests > 1:
        task.cancelled() or task.exception()
        raise Stop
    if requests:
        me.uncancel()
    return skipped


async def work_through(next_job, on_done, on_skip) -> None:
    me = asyncio.current_task()
    before = me.cancelling()
    while (job := await next_job()) is not None and me.cancelling() == before:
        task = asyncio.create_task(job())
        try:
            skipped = await see_out(task)
        except Stop:
            raise asyncio.CancelledError from None
        if not skipped:
            task.result()
            on_done(job)
        else:
            if not task.cancelled():
                task.result()  # an error of the clean-up
            on_skip(job)
    if me.cancelling() > before:
        raise asyncio.CancelledError
