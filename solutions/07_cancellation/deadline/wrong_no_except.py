# mistake: limit-too-low
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(keep(url))
    return arrived
