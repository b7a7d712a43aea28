# mistake: loop-per-thread
# fails: test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def main(base_url):
    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            return await response.json()

    async with aiohttp.ClientSession() as session:
        return dict(zip(NAMES, await asyncio.gather(*map(load_one, NAMES))))


async def load(base_url) -> dict:
    return await asyncio.to_thread(asyncio.run, main(base_url))  # <- here
