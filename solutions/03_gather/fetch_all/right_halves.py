"""Divides the urls into two halves, and fetches both at the same time by calling itself."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    if not urls:
        return []
    if len(urls) == 1:
        return [await fetch(urls[0])]
    middle = len(urls) // 2
    left, right = await asyncio.gather(
        fetch_all(fetch, urls[:middle]), fetch_all(fetch, urls[middle:])
    )
    return left + right
