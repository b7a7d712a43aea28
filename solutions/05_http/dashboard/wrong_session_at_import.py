# mistake: no-running-loop
# fails: all
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")
session = aiohttp.ClientSession()  # <- here


async def load_one(url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    answers = await asyncio.gather(*(load_one(f"{base_url}/{name}") for name in NAMES))
    return dict(zip(NAMES, answers))
