# mistake: none
# fails: all
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    return [await quickest for quickest in asyncio.as_completed(tasks)]  # <- here
