# mistake: unordered-set
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return await asyncio.gather(*(fetch(url) for url in set(urls)))  # <- here
