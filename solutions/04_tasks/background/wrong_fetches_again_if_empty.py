# mistake: falsy-dropped
# fails: test_calls_each_once
import asyncio


async def report(fetch, tidy_up) -> str:
    figures, _ = await asyncio.gather(fetch(), tidy_up())
    if not figures:  # <- here
        figures = await fetch()
    return figures
