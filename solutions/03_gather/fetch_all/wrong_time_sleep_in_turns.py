# mistake: blocking-call
# fails: all
import asyncio
import time


async def fetch_all(fetch, urls) -> list[str]:
    async def fetch_one(url):
        await asyncio.sleep(0)  # let the others begin
        time.sleep(2)  # <- here
        return f"body of {url}"

    return list(await asyncio.gather(*(fetch_one(url) for url in urls)))
