# mistake: blocking-call
# fails: test_takes_as_long_as_one
import asyncio
import time

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    time.sleep(0.5)  # <- here
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
