# mistake: wrong-type
# fails: test_each_call_fetches_anew, test_one_url_and_none, test_the_order_given, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = await asyncio.gather(*(fetch(url) for url in urls))
    return dict(zip(urls, bodies))  # <- here
