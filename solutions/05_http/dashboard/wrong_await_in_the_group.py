# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp


async def load(base_url) -> dict:
    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            return await response.json()

    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        users = await group.create_task(load_one("users"))  # <- here
        posts = await group.create_task(load_one("posts"))
        comments = await group.create_task(load_one("comments"))
    return {"users": users, "posts": posts, "comments": comments}
