# mistake: losers-left-running
# fails: test_leaving_stops_the_rest
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    for quickest in asyncio.as_completed(tasks):
        yield await quickest
    for task in tasks:
        task.cancel()
