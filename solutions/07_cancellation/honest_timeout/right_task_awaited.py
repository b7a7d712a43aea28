"""The timer of the loop cancels the task of the job, and notes that it did."""

import asyncio


async def first_within(job, seconds, default):
    mine = []

    async def run():
        return await job()

    def stop():
        mine.append(running.cancel())

    running = asyncio.create_task(run())
    timer = asyncio.get_running_loop().call_later(seconds, stop)
    try:
        return await running
    except asyncio.CancelledError:
        if not any(mine) or asyncio.current_task().cancelling():
            raise
        return default
    finally:
        timer.cancel()
