# mistake: made-a-generator
# fails: all
import asyncio


async def fetch_all(fetch, urls):
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    for task in tasks:
        yield await task  # <- here
