# mistake: swallowed-error
# fails: test_raises_all_errors
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception:  # <- here
                continue
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
