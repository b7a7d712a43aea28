# mistake: needless-pause
# fails: test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await asyncio.sleep(2.1)  # <- here
    return [task.result() for task in tasks]
