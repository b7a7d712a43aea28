# mistake: not-async
# fails: all
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load_all(base_url):
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))


def load(base_url) -> dict:  # <- here
    return asyncio.run(load_all(base_url))
