# mistake: serial-await
# fails: test_fetches_while_tidying
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = fetch()
    await tidy_up()  # <- here
    task = asyncio.create_task(fetching)
    return await task
