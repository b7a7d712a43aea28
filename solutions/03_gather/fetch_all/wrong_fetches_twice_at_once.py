# mistake: called-again
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    first = [asyncio.create_task(fetch(url)) for url in urls]
    again = [asyncio.create_task(fetch(url)) for url in urls]
    await asyncio.gather(*first)  # <- here
    return await asyncio.gather(*again)
