# mistake: swallowed-cancel
# asked: gives("cancelled")
import asyncio


async def work(job):
    task = asyncio.current_task()
    for name in ("bread", "cake", "pie"):
        try:
            await job(name)
        except asyncio.CancelledError:  # <- here
            while task.cancelling():
                task.uncancel()
    return "not cancelled"


async def main(job):
    working = asyncio.create_task(work(job))
    await asyncio.sleep(1.5)
    working.cancel()
    await asyncio.wait([working])
    return "cancelled" if working.cancelled() else working.result()
