# mistake: limit-too-low
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load(base_url) -> dict:
    at_once = asyncio.Semaphore(2)  # <- here

    async def load_one(name):
        async with at_once, session.get(f"{base_url}/{name}") as response:
            return await response.json()

    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*map(load_one, NAMES))
    return dict(zip(NAMES, answers))
