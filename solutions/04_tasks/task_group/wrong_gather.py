# mistake: orphaned-siblings
# fails: test_stops_the_others, test_the_others_are_over, test_leaves_nothing_when_cancelled
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    return await asyncio.gather(*(fetch(url) for url in urls))  # <- here
