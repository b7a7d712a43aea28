# mistake: none
# fails: test_does_not_wait_for_the_slow, test_raises_all_errors, test_leaves_nothing_when_cancelled
import asyncio


async def first_success(attempts):
    answers = []

    async def run(attempt):
        try:
            answers.append(await attempt())
        except Exception as error:
            print(error)

    await asyncio.gather(*(run(attempt) for attempt in attempts))  # <- here
    return answers[0]
