# mistake: gather-not-awaited
# fails: all
import asyncio


async def report(fetch, tidy_up) -> str:
    results = asyncio.gather(fetch(), tidy_up())  # <- here
    return results[0]
