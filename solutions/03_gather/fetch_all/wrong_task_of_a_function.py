# mistake: not-unpacked
# fails: all
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch, url) for url in urls]  # <- here
    return [task.result() for task in tasks]
