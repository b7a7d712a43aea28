# mistake: result-too-early
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    fetching = asyncio.create_task(fetch())
    await asyncio.sleep(0)
    figures = fetching.result()  # <- here
    await tidy_up()
    return figures
