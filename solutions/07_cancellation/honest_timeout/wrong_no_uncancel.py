# mistake: missing-uncancel
# fails: test_just_in_time, test_afterwards
import asyncio


async def first_within(job, seconds, default):
    """Return the answer of the job, or the default if it takes longer than so many seconds."""
    task = asyncio.current_task()
    cancels_before = task.cancelling()
    expired = False

    def on_timeout():
        nonlocal expired
        expired = True
        task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, on_timeout)
    try:
        return await job()
    except asyncio.CancelledError:
        # Exactly one cancel, and it was ours?
        if expired and task.cancelling() == cancels_before + 1:
            return default  # <- here
        raise
    finally:
        timer.cancel()
