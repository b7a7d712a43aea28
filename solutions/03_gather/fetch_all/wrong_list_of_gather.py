# mistake: gather-not-awaited
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = asyncio.gather(*(fetch(url) for url in urls))  # <- here
    return list(bodies)
