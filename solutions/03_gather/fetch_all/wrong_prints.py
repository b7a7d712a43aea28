# mistake: missing-return
# fails: test_the_order_given, test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    print(await asyncio.gather(*(fetch(url) for url in urls)))  # <- here
