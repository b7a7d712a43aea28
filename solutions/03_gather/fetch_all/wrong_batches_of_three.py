# mistake: lock-step
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    for begin in range(0, len(urls), 3):
        batch = urls[begin : begin + 3]
        bodies += await asyncio.gather(*(fetch(url) for url in batch))  # <- here
    return bodies
