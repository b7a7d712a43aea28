# mistake: gather-not-awaited
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}

    async def keep(url):
        arrived[url] = await fetch(url)

    everything = asyncio.gather(*(keep(url) for url in urls))
    try:
        await asyncio.wait_for(asyncio.shield(everything), seconds)
    except TimeoutError:
        pass
    return arrived
