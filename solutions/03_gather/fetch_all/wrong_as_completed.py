# mistake: completion-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    fetches = [fetch(url) for url in urls]
    return [await arrived for arrived in asyncio.as_completed(fetches)]  # <- here
