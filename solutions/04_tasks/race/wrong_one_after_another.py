# mistake: serial-await
# fails: test_a_slow_race, test_does_not_wait_for_the_slow, test_gives_the_first_answer, test_the_losers_are_over, test_each_race_for_itself
import asyncio


async def first_success(attempts):
    errors = []
    for attempt in attempts:
        try:
            return await attempt()  # <- here
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("all attempts failed", errors)
