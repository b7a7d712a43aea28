# mistake: serial-await
# fails: test_fetches_while_tidying
import asyncio


async def report(fetch, tidy_up) -> str:
    figures = await asyncio.create_task(fetch())  # <- here
    await asyncio.create_task(tidy_up())
    return figures
