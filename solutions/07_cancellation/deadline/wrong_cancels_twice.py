# mistake: none
# fails: test_the_rest_is_over
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    tasks = [asyncio.create_task(keep(url)) for url in urls]
    try:
        async with asyncio.timeout(seconds) as limit:
            await asyncio.gather(*tasks)
    except TimeoutError:
        if not limit.expired():
            raise
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return arrived
