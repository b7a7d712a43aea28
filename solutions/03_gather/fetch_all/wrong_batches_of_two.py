# mistake: lock-step
# fails: test_three_fetches_take_as_long_as_one, test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    for begin in range(0, len(urls), 2):
        batch = urls[begin : begin + 2]
        bodies += await asyncio.gather(*(fetch(url) for url in batch))  # <- here
    return bodies
