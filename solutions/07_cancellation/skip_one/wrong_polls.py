# mistake: polling
# fails: test_is_woken
import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        running = asyncio.create_task(job())
        try:
            while not running.done():
                await asyncio.sleep(0.05)  # <- here
        except asyncio.CancelledError:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            if worker.cancelling() != 1:
                raise
            worker.uncancel()
            if not running.cancelled():
                running.result()
            on_skip(job)
        else:
            running.result()
            on_done(job)
