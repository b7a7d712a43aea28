# mistake: timeout-per-item
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    for url in urls:
        try:
            async with asyncio.timeout(seconds):  # <- here
                arrived[url] = await fetch(url)
        except TimeoutError:
            pass
    return arrived
