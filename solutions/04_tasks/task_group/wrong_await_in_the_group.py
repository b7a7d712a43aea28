# mistake: serial-await
# fails: test_all_at_once
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    bodies = []
    async with asyncio.TaskGroup() as group:
        for url in urls:
            bodies.append(await group.create_task(fetch(url)))  # <- here
    return bodies
