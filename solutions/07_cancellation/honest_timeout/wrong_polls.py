# mistake: polling
# fails: test_is_woken
import asyncio


async def first_within(job, seconds, default):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    task = asyncio.create_task(job())
    try:
        while not task.done() and loop.time() < end:
            await asyncio.sleep(0.05)  # <- here
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait([task])
        return default if task.cancelled() else task.result()
    finally:
        task.cancel()
        await asyncio.wait([task])
