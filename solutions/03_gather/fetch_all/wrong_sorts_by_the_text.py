# mistake: wrong-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = [await body for body in asyncio.as_completed([fetch(url) for url in urls])]
    places = {url: place for place, url in enumerate(urls)}
    return sorted(bodies, key=lambda body: places.get(body.split(":")[0], 0))
