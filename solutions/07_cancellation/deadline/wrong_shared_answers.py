# mistake: shared-between-calls
# fails: test_all_at_once, test_keeps_what_arrived, test_two_searches
import asyncio

arrived = {}  # <- here


async def keep(fetch, url):
    arrived[url] = await fetch(url)


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(fetch, url))
    except TimeoutError:
        pass
    return arrived
