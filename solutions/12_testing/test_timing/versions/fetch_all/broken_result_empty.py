"""leaves out pages that are empty."""

import asyncio


async def fetch_all(fetch, urls):
    return [page for page in await asyncio.gather(*map(fetch, urls)) if page]
