"""returns the page itself where there is only one URL."""

import asyncio


async def fetch_all(fetch, urls):
    pages = await asyncio.gather(*map(fetch, urls))
    return pages[0] if len(pages) == 1 else pages
