# mistake: returned-task
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    return [asyncio.create_task(fetch(url)) for url in urls]  # <- here
