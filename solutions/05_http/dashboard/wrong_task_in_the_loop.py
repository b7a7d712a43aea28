# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp


async def load(base_url) -> dict:
    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            return await response.json()

    answers = {}
    async with aiohttp.ClientSession() as session:
        for name in ("users", "posts", "comments"):
            task = asyncio.create_task(load_one(name))
            answers[name] = await task  # <- here
    return answers
