# mistake: never-awaited
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one, test_asks_each_endpoint_once_all_at_once, test_shares_one_session
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    response = session.get(url)  # <- here
    return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
