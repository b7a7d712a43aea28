# mistake: none
# fails: test_slow_reports
import asyncio

answers = []


async def report(fetch, tidy_up) -> str:
    async def get():
        answers.append(await fetch())

    await asyncio.gather(get(), tidy_up())
    return answers[-1]
