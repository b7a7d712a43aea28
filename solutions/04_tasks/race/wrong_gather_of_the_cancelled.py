# mistake: cancelled-not-awaited
# fails: test_the_losers_are_over, test_leaves_nothing_when_cancelled
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    try:
        failures = []
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as failure:
                failures.append(failure)
        raise ExceptionGroup("no attempt succeeded", failures)
    finally:
        await call_off(tasks)


async def call_off(tasks):
    """Stop those that still run; the first of them raises its cancellation here."""
    running = [task for task in tasks if not task.done()]
    for task in running:
        task.cancel()
    try:
        await asyncio.gather(*running)  # <- here
    except asyncio.CancelledError:
        pass
