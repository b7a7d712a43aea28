# mistake: loop-per-thread
# fails: test_asks_each_endpoint_once_all_at_once, test_shares_one_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json()


def in_own_loop(url):
    return asyncio.run(load_one(url))  # <- here


async def load(base_url) -> dict:
    answers = await asyncio.gather(
        *(asyncio.to_thread(in_own_loop, f"{base_url}/{name}") for name in NAMES)
    )
    return dict(zip(NAMES, answers))
