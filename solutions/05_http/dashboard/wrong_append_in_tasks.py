# mistake: completion-order
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load(base_url) -> dict:
    answers = []

    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            answers.append(await response.json())  # <- here

    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for name in NAMES:
            group.create_task(load_one(name))
    return dict(zip(NAMES, answers))
