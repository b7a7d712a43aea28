# mistake: serial-await
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    if len(urls) == 3:
        return await asyncio.gather(fetch(urls[0]), fetch(urls[1]), fetch(urls[2]))
    return [await fetch(url) for url in urls]  # <- here
