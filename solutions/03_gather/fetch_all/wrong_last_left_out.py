# mistake: missing-call
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_one_url_and_none, test_the_order_given, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(urls[i])) for i in range(len(urls) - 1)]
    return await asyncio.gather(*tasks)
