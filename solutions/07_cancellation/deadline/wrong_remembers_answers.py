# mistake: none
# fails: test_two_searches
# Keeps each answer for the next search, so that a price never changes.

import asyncio

known = {}


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        if url not in known:
            known[url] = await fetch(url)
        arrived[url] = known[url]

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
