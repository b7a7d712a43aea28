# mistake: completion-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = {}
    for url, arrived in zip(urls, asyncio.as_completed([fetch(url) for url in urls])):  # <- here
        bodies[url] = await arrived
    return [bodies[url] for url in urls]
