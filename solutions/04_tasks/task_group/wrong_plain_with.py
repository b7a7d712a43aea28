# mistake: sync-protocol
# fails: all
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    with asyncio.TaskGroup() as group:  # <- here
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
