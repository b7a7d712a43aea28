# mistake: limit-too-low
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    semaphore = asyncio.Semaphore(10)  # <- here

    async def polite(url):
        async with semaphore:
            return await fetch(url)

    return await asyncio.gather(*(polite(url) for url in urls))
