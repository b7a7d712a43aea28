# mistake: shield-abandoned
# fails: test_leaves_nothing_when_cancelled
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    async def in_a_group():
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(url)) for url in urls]  # <- here
        return [task.result() for task in tasks]

    return await asyncio.shield(asyncio.create_task(in_a_group()))
