# mistake: swallowed-error
# fails: test_a_timeout_of_a_fetch_comes_out
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        try:
            async with asyncio.timeout(seconds):
                arrived[url] = await fetch(url)
        except TimeoutError:  # <- here
            pass

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(keep(url))
    return arrived
