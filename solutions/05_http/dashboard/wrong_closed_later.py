# mistake: session-left-open
# fails: test_closes_the_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load(base_url) -> dict:
    session = aiohttp.ClientSession()

    async def load_one(name):
        async with session.get(f"{base_url}/{name}") as response:
            return await response.json()

    answers = await asyncio.gather(*map(load_one, NAMES))
    asyncio.create_task(session.close())  # <- here
    return dict(zip(NAMES, answers))
