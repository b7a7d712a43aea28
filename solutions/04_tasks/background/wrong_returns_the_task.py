# mistake: returned-task
# fails: test_gives_the_answer, test_fetches_while_tidying
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(fetch())
    await tidy_up()
    return fetching  # <- here
