# mistake: none
# fails: test_a_slow_race, test_does_not_wait_for_the_slow, test_gives_the_first_answer, test_the_losers_are_over, test_each_race_for_itself
import asyncio


async def first_success(attempts):
    results = await asyncio.gather(  # <- here
        *(attempt() for attempt in attempts), return_exceptions=True
    )
    for result in results:
        if not isinstance(result, BaseException):
            return result
    raise ExceptionGroup("all attempts failed", results)
