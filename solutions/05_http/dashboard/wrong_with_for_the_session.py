# mistake: sync-protocol
# fails: test_asks_each_endpoint_once_all_at_once, test_closes_the_session, test_gives_the_json_of_each_endpoint, test_shares_one_session, test_takes_as_long_as_one
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    with aiohttp.ClientSession() as session:  # <- here
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
