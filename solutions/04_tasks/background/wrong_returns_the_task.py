# mistake: returned-task
# fails: test_both_are_over, test_fetches_while_tidying, test_gives_the_answer, test_slow_reports
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(fetch())
    await tidy_up()
    return fetching  # <- here
