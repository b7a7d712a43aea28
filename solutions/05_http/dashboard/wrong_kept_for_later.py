# mistake: session-left-open
# fails: test_closes_the_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")
session = None


async def load(base_url) -> dict:
    global session
    if session is None:
        session = aiohttp.ClientSession()  # <- here

    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            return await response.json()

    return dict(zip(NAMES, await asyncio.gather(*map(load_one, NAMES))))
