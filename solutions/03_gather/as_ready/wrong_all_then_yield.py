# mistake: wrong-order
# fails: test_each_as_soon_as_it_is_there, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    bodies = await asyncio.gather(*(fetch(url) for url in urls))
    for pair in zip(urls, bodies):
        yield pair  # <- here
