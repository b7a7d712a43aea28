# mistake: serial-await
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return await asyncio.gather(*[await fetch(url) for url in urls])  # <- here
