# mistake: falsy-dropped
# fails: test_keeps_what_arrived
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        if answer := await fetch(url):  # <- here
            arrived[url] = answer

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(keep(url))
    except TimeoutError:
        pass
    return arrived
