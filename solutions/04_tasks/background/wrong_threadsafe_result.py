# mistake: waits-on-itself
# fails: test_gives_the_answer, test_fetches_while_tidying, test_calls_each_once
import asyncio


async def report(fetch, tidy_up) -> str:
    loop = asyncio.get_running_loop()
    fetching = asyncio.run_coroutine_threadsafe(fetch(), loop)
    await tidy_up()
    return fetching.result()  # <- here
