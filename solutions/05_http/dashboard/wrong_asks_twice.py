# mistake: called-again
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
    async with session.get(url) as response:  # <- here
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
