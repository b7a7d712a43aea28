# mistake: gather-not-awaited
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return asyncio.gather(*(fetch(url) for url in urls))  # <- here
