# mistake: first-is-not-success
# fails: test_a_slow_race, test_an_answer_among_errors, test_an_error_does_not_win, test_raises_all_errors
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks if task in done).result()  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
