# mistake: losers-left-running
# fails: test_a_slow_race, test_an_answer_among_errors, test_an_error_does_not_win, test_leaves_nothing_when_cancelled, test_raises_all_errors, test_the_losers_are_over
import asyncio


async def first_success(attempts):
    return await next(asyncio.as_completed([attempt() for attempt in attempts]))  # <- here
