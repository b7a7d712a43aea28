# mistake: wrong-pairs
# fails: test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        for url, quickest in zip(urls, asyncio.as_completed(tasks)):  # <- here
            yield url, await quickest
    finally:
        for task in tasks:
            task.cancel()
