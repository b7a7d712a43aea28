import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return list(await asyncio.gather(*(fetch(url) for url in urls)))
