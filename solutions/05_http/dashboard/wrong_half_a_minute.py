# mistake: guessed-time-limit
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load(base_url) -> dict:
    limit = aiohttp.ClientTimeout(total=30)  # <- here
    async with aiohttp.ClientSession(timeout=limit) as session:

        async def one(name):
            async with session.get(f"{base_url}/{name}") as response:
                return await response.json()

        async with asyncio.TaskGroup() as group:
            tasks = {name: group.create_task(one(name)) for name in NAMES}
    return {name: task.result() for name, task in tasks.items()}
