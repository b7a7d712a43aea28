# mistake: called-again
# fails: test_gives_the_answer, test_calls_each_once, test_fetches_while_tidying, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    asyncio.create_task(fetch())
    await tidy_up()
    return await fetch()  # <- here
