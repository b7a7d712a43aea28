# mistake: called-again
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_three_fetches_take_as_long_as_one
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    bodies = [await fetch(url) for url in urls]  # <- here
    await asyncio.gather(*tasks)
    return bodies
