# mistake: used-after-closing
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(load_one(session, f"{base_url}/{n}")) for n in NAMES]
    return {name: await task for name, task in zip(NAMES, tasks)}  # <- here
