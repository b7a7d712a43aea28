# mistake: result-too-early
# fails: all
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
        await asyncio.sleep(0)
        return [task.result() for task in tasks]  # <- here
