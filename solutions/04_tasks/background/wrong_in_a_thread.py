# mistake: never-awaited
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(asyncio.to_thread(fetch))
    await tidy_up()
    return (await fetching).strip()  # <- here
