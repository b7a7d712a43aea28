# mistake: falsy-dropped
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp

ENDPOINTS = ("users", "posts", "comments")


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        return dict(await asyncio.gather(*(load_one(session, base_url, name) for name in ENDPOINTS)))


async def load_one(session, base_url, name):
    async with session.get(f"{base_url}/{name}") as response:
        return name, await response.json() or {}  # <- here
