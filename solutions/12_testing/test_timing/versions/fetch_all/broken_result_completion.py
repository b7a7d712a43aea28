"""returns the pages in the order in which they arrive."""

import asyncio


async def fetch_all(fetch, urls):
    pages = []

    async def arrive(url):
        pages.append(await fetch(url))

    await asyncio.gather(*map(arrive, urls))
    return pages
