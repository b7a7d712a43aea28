# mistake: losers-left-running
# fails: test_leaving_stops_the_rest
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    for quickest in asyncio.as_completed([pair(url) for url in urls]):
        yield await quickest
