# mistake: called-again
# fails: test_fetches_while_tidying, test_calls_each_once
import asyncio


async def report(fetch, tidy_up) -> str:
    asyncio.create_task(fetch())
    await tidy_up()
    return await fetch()  # <- here
