# mistake: wrong-type
# fails: test_each_call_fetches_anew, test_one_url_and_none, test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return tuple(await asyncio.gather(*(fetch(url) for url in urls)))  # <- here
