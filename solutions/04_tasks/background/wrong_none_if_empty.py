# mistake: falsy-dropped
# fails: test_gives_the_answer
import asyncio


async def report(fetch, tidy_up) -> str:
    figures, _ = await asyncio.gather(fetch(), tidy_up())
    return figures or None  # <- here
