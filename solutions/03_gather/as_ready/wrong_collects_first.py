# mistake: none
# fails: test_each_as_soon_as_it_is_there, test_many_slow_shops
import asyncio


async def as_ready(fetch, urls):
    pairs = []

    async def note(url):
        pairs.append((url, await fetch(url)))

    await asyncio.gather(*(note(url) for url in urls))  # <- here
    for pair in pairs:
        yield pair
