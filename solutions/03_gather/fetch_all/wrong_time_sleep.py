# mistake: blocking-call
# fails: all
import asyncio
import time


async def slow_fetch(url):
    time.sleep(2)  # <- here
    return f"body of {url}"


async def fetch_all(fetch, urls) -> list[str]:
    return await asyncio.gather(*(slow_fetch(url) for url in urls))
