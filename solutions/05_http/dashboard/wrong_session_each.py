# mistake: session-per-request
# fails: test_shares_one_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(url):
    async with aiohttp.ClientSession() as session:  # <- here
        async with session.get(url) as response:
            return await response.json()


async def load(base_url) -> dict:
    answers = await asyncio.gather(*(load_one(f"{base_url}/{name}") for name in NAMES))
    return dict(zip(NAMES, answers))
