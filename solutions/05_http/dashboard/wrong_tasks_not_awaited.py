# mistake: lost-exception
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp


async def load(base_url) -> dict:
    answers = {}

    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            answers[name] = await response.json()

    async with aiohttp.ClientSession() as session:
        for name in ("users", "posts", "comments"):
            asyncio.create_task(load_one(name))  # <- here
    return answers
