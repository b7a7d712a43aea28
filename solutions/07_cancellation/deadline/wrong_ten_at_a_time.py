# mistake: limit-too-low
# fails: test_all_at_once, test_keeps_what_arrived, test_returns_when_all_are_there
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    room = asyncio.Semaphore(10)  # <- here

    async def keep(url):
        async with room:
            arrived[url] = await fetch(url)

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
