# mistake: shared-between-calls
# fails: test_gives_the_answer, test_calls_each_once
import asyncio

figures = {}


async def report(fetch, tidy_up) -> str:
    if fetch not in figures:  # <- here
        figures[fetch] = asyncio.create_task(fetch())
    await tidy_up()
    return await figures[fetch]
