"""The first page, and at the same time all the others."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    if not urls:
        return []
    first, rest = await asyncio.gather(fetch(urls[0]), fetch_all(fetch, urls[1:]))
    return [first, *rest]
