# mistake: guessed-time-limit
# fails: test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async with asyncio.timeout(30):  # <- here
        return await asyncio.gather(*(fetch(url) for url in urls))
