# mistake: duplicates-merged
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    places = {}

    async def one(place, url):
        places[await fetch(url)] = place

    await asyncio.gather(*(one(place, url) for place, url in enumerate(urls)))
    return sorted(places, key=lambda body: places[body])
