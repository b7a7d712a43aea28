# mistake: wrong-type
# fails: test_gives_the_answer, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    return await asyncio.gather(fetch(), tidy_up())  # <- here
