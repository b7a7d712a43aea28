# mistake: serial-await
# fails: test_fetches_while_tidying
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = fetch()  # <- here
    await tidy_up()
    task = asyncio.create_task(fetching)
    return await task
