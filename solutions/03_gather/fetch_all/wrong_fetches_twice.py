# mistake: called-again
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_three_fetches_take_as_long_as_one
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    await asyncio.gather(*(fetch(url) for url in urls))
    return await asyncio.gather(*(fetch(url) for url in urls))  # <- here
