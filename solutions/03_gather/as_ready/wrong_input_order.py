# mistake: wrong-order
# fails: test_each_as_soon_as_it_is_there, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        for url, task in tasks.items():
            yield url, await task  # <- here
    finally:
        for task in tasks.values():
            task.cancel()
