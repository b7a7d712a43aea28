# mistake: missing-uncancel
# fails: test_however_it_ended
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    me = asyncio.current_task()
    while (job := await next_job()) is not None:
        try:
            await job()
        except asyncio.CancelledError:
            if me.cancelling() != 1:
                raise
            me.uncancel()
            on_skip(job)
        except BaseException:
            if me.cancelling():
                me.uncancel()
            raise
        else:
            on_done(job)  # <- here
