# mistake: limit-too-low
# fails: test_all_at_once
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    gate = asyncio.Semaphore(10)  # <- here

    async def one(url):
        async with gate:
            return await fetch(url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(url)) for url in urls]
    return [task.result() for task in tasks]
