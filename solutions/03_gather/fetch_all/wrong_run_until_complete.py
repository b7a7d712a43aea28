# mistake: nested-run
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    loop = asyncio.get_event_loop()
    tasks = [loop.create_task(fetch(url)) for url in urls]
    return loop.run_until_complete(asyncio.gather(*tasks))  # <- here
