# mistake: wrong-error
# fails: test_raises_all_errors
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    last = None
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as error:
                last = error
        raise last  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
