# mistake: cancelled-not-awaited
# fails: test_the_losers_are_over, test_leaves_nothing_when_cancelled
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    errors = []
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all attempts failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.sleep(0)  # let them end  # <- here
