# mistake: group-cancels-the-rest
# fails: test_a_slow_race, test_an_answer_among_errors, test_an_error_does_not_win, test_does_not_wait_for_the_slow, test_gives_the_first_answer, test_raises_all_errors, test_the_losers_are_over, test_each_race_for_itself
import asyncio


async def first_success(attempts):
    async with asyncio.TaskGroup() as group:  # <- here
        tasks = [group.create_task(attempt()) for attempt in attempts]
    return tasks[0].result()
