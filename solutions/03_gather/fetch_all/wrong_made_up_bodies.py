# mistake: missing-call
# fails: test_all_are_in_flight_at_once, test_each_call_fetches_anew, test_one_url_and_none, test_the_order_given, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def fetch_one(url):
        await asyncio.sleep(2)
        return f"body of {url}"

    return await asyncio.gather(*(fetch_one(url) for url in urls))
