# mistake: wrong-type
# fails: test_each_call_fetches_anew, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return [url, await fetch(url)]

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for quickest in asyncio.as_completed(tasks):
            yield await quickest  # <- here
    finally:
        for task in tasks:
            task.cancel()
