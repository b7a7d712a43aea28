# mistake: lock-across-io
# fails: test_two_calls_do_not_wait_for_each_other
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")
lock = asyncio.Lock()


async def one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with lock, aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(one(session, f"{base_url}/{name}") for name in NAMES))
        return dict(zip(NAMES, answers))
