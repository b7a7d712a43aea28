# mistake: limit-too-low
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    connector = aiohttp.TCPConnector(limit=1)  # <- here
    async with aiohttp.ClientSession(connector=connector) as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
