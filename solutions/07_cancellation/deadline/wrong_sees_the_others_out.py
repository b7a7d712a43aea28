# mistake: none
# fails: test_an_error_comes_out
# After an error, waits for the other fetches, and cancels none of them.

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
        await asyncio.gather(*tasks, return_exceptions=True)
    return arrived
