# mistake: serial-await
# fails: test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        responses = [await session.get(f"{base_url}/{name}") for name in NAMES]  # <- here
        bodies = await asyncio.gather(*(response.json() for response in responses))
    return dict(zip(NAMES, bodies))
