# mistake: hogs-the-loop
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    while not all(task.done() for task in tasks):  # <- here
        pass
    return [task.result() for task in tasks]
