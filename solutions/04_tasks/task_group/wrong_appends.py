# mistake: completion-order
# fails: test_the_order_given
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    bodies = []

    async def fetch_one(url):
        bodies.append(await fetch(url))  # <- here

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch_one(url))
    return bodies
