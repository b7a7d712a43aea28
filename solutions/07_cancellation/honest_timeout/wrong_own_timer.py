# mistake: swallowed-cancel
# fails: test_afterwards, test_cancelled_in_clean_up, test_ends_as_cancelled
import asyncio


async def first_within(job, seconds, default):
    loop = asyncio.get_running_loop()
    timer = loop.call_later(seconds, asyncio.current_task().cancel)
    end = loop.time() + seconds
    try:
        return await job()
    except asyncio.CancelledError:
        if loop.time() < end:
            raise
        return default
    finally:
        timer.cancel()
