# mistake: orphaned-siblings
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    try:
        async with asyncio.timeout(seconds) as limit:
            answers = await asyncio.gather(*(fetch(url) for url in urls))
    except TimeoutError:
        if not limit.expired():
            raise
        return {}
    return dict(zip(urls, answers))
