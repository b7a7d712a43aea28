# mistake: cancelled-in-turn
# fails: test_the_losers_are_over
import asyncio


async def end(task):
    task.cancel()
    await asyncio.wait([task])


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    errors = []
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            await end(task)  # <- here
