# mistake: wrong-type
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(
            *(load_one(session, f"{base_url}/{n}") for n in NAMES)
        )  # <- here
