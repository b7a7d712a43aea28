# mistake: returned-coroutine
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return await asyncio.gather(*(asyncio.to_thread(fetch, url) for url in urls))  # <- here
