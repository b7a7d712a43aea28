# mistake: result-too-early
# fails: test_both_are_over, test_calls_each_once, test_fetches_while_tidying, test_gives_the_answer, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(fetch())
    tidying = asyncio.create_task(tidy_up())
    await asyncio.wait([fetching, tidying], return_when=asyncio.FIRST_COMPLETED)
    return fetching.result()  # <- here
