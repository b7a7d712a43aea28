# mistake: lock-across-io
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    lock = asyncio.Lock()

    async def safe_fetch(url):
        async with lock:  # <- here
            return await fetch(url)

    return await asyncio.gather(*(safe_fetch(url) for url in urls))
