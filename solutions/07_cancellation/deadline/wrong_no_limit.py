# mistake: orphaned-siblings
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    answers = await asyncio.gather(*(fetch(url) for url in urls))
    return dict(zip(urls, answers))
