# mistake: missing-uncancel
# fails: test_however_it_ended
import asyncio


async def outcome(worker, running) -> bool:
    """Tell whether the job was skipped; raise what ends the worker."""
    requests = worker.cancelling()
    if not requests:
        await running
        return False
    if not running.cancelled():
        await running  # <- here
        skipped = False
    else:
        skipped = True
    worker.uncancel()
    if requests > 1:
        raise asyncio.CancelledError
    return skipped


async def work_through(next_job, on_done, on_skip) -> None:
    worker = asyncio.current_task()
    while (job := await next_job()) is not None:
        running = asyncio.ensure_future(job())
        while not running.done():
            try:
                await asyncio.wait([running])
            except asyncio.CancelledError:
                running.cancel()
        report = on_skip if await outcome(worker, running) else on_done
        report(job)
