# mistake: losers-left-running
# fails: test_leaving_stops_the_rest
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for one in asyncio.as_completed(tasks):  # <- here
            yield await one
    finally:
        await asyncio.gather(*tasks)
