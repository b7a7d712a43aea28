# mistake: none
# fails: test_a_slow_race, test_does_not_wait_for_the_slow, test_gives_the_first_answer, test_the_losers_are_over, test_each_race_for_itself
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    errors = []
    try:
        for task in tasks:
            try:
                return await task  # <- here
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
