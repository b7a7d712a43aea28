# mistake: wait-on-nothing
# fails: test_one_url_and_none
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await asyncio.wait(tasks)  # <- here
    return [task.result() for task in tasks]
