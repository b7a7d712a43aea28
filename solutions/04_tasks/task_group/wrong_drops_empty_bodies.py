# mistake: falsy-dropped
# fails: test_the_order_given
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks if task.result()]  # <- here
