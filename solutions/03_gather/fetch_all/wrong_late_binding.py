# mistake: late-binding
# fails: test_all_are_in_flight_at_once, test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    fetches = [lambda: fetch(url) for url in urls]  # <- here
    return await asyncio.gather(*(start() for start in fetches))
