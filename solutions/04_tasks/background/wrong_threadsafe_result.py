# mistake: waits-on-itself
# fails: test_both_are_over, test_calls_each_once, test_fetches_while_tidying, test_gives_the_answer, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    loop = asyncio.get_running_loop()
    fetching = asyncio.run_coroutine_threadsafe(fetch(), loop)
    await tidy_up()
    return fetching.result()  # <- here
