# mistake: wait-missing
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    try:
        async with asyncio.timeout(min(seconds, 30)), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
