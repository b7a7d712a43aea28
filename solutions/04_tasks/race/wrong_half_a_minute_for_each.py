# mistake: none
# fails: test_a_slow_race
import asyncio


async def first_success(attempts):
    async def run(attempt):
        return await asyncio.wait_for(attempt(), timeout=30)

    tasks = [asyncio.create_task(run(attempt)) for attempt in attempts]
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
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
