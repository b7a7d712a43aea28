# mistake: forgotten-task
# fails: test_three_fetches_take_as_long_as_one, test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return [asyncio.create_task(fetch(url)) for url in urls]  # <- here
