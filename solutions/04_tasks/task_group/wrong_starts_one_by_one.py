# mistake: staggered-start
# fails: test_all_at_once
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = []
        for url in urls:
            tasks.append(group.create_task(fetch(url)))
            await asyncio.sleep(0.1)  # <- here
    return [task.result() for task in tasks]
