# mistake: called-again
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    shelf = Shelf(fetch)
    await asyncio.gather(*map(shelf.fill, urls))
    return [await shelf.take(url) for url in urls]


class Shelf:
    """Keeps bodies, and fetches those that are missing."""

    def __init__(self, fetch):
        self.fetch, self.bodies = fetch, {}

    async def fill(self, url):
        self.bodies[url] = await self.fetch(url)

    async def take(self, url):
        if not self.bodies[url]:  # <- here
            await self.fill(url)
        return self.bodies[url]
