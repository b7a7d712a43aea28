# mistake: timeout-per-item
# fails: ?
import asyncio
from contextlib import suppress


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    for url in urls:
        with suppress(asyncio.TimeoutError):
            arrived[url] = await asyncio.wait_for(fetch(url), seconds)  # <- here
    return arrived
