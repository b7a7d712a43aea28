# mistake: none
# fails: test_many_slow_shops
import asyncio
from collections.abc import AsyncIterator


async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]:
    url_of = {}

    async def bring(url):
        body = await fetch(url)
        url_of.setdefault(body, url)
        return body

    tasks = [asyncio.create_task(bring(url)) for url in urls]
    try:
        for coming in asyncio.as_completed(tasks):
            body = await coming
            yield url_of[body], body
    finally:
        for task in tasks:
            task.cancel()
