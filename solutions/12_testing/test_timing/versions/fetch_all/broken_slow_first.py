"""waits for the first page before it asks for the others."""

import asyncio


async def fetch_all(fetch, urls):
    pages = [await fetch(url) for url in urls[:1]]
    return pages + await asyncio.gather(*map(fetch, urls[1:]))
