# mistake: not-unpacked
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(await fetch())  # <- here
    await tidy_up()
    return await fetching
