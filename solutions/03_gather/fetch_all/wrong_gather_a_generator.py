# mistake: not-unpacked
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return await asyncio.gather(fetch(url) for url in urls)  # <- here
