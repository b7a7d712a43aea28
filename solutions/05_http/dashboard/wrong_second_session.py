# mistake: session-per-request
# fails: test_shares_one_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession():  # <- here
        async with aiohttp.ClientSession() as session:
            answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
