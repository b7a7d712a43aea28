# mistake: unexpected-error
# fails: test_a_slow_race, test_does_not_wait_for_the_slow, test_raises_all_errors, test_the_losers_are_over
import asyncio


async def first_success(attempts):
    answers = []

    async def run(attempt):
        try:
            answers.append(await attempt())
        except Exception as error:
            print(error)

    async with asyncio.TaskGroup() as group:
        for attempt in attempts:
            group.create_task(run(attempt))
    return answers[0]  # <- here
