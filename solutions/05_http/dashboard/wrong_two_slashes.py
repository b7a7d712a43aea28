# mistake: unexpected-error
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()  # <- here


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        requests = [load_one(session, f"{base_url}//{name}") for name in NAMES]
        answers = await asyncio.gather(*requests)
    return dict(zip(NAMES, answers))
