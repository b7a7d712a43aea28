# mistake: missing-call
# fails: test_all_are_in_flight_at_once, test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(urls[i])) for i in range(len(urls) - 1)]
    return await asyncio.gather(*tasks)
