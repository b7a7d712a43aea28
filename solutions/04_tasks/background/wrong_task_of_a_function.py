# mistake: not-unpacked
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(fetch)  # <- here
    await tidy_up()
    return await fetching
