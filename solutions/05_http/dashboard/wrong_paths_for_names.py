# mistake: none
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp

PATHS = ("/users", "/posts", "/comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(load_one(session, base_url + path) for path in PATHS))
    return dict(zip(PATHS, answers))  # <- here
