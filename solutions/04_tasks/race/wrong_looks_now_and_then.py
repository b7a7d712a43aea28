# mistake: none
# fails: test_a_slow_race
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    try:
        errors = []
        while len(errors) < len(tasks):
            await asyncio.sleep(0.25)
            errors = [t.exception() for t in tasks if t.done() and t.exception()]
            for task in tasks:
                if task.done() and not task.exception():
                    return task.result()
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
