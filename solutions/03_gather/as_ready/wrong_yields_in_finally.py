# mistake: losers-left-running
# fails: test_leaving_stops_the_rest, test_leaving_raises_nothing
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for quickest in asyncio.as_completed(tasks):
            yield await quickest
    finally:
        for task in tasks:
            if not task.done():
                yield await task
