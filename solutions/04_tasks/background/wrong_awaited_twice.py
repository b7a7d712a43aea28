# mistake: cached-coroutine
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = fetch()
    asyncio.create_task(fetching)
    await tidy_up()
    return await fetching  # <- here
