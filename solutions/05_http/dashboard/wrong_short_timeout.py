# mistake: guessed-time-limit
# fails: test_gives_the_json_of_each_endpoint, test_takes_as_long_as_one
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")


async def load_one(session, url):
    try:
        async with session.get(url) as response:
            return await response.json()
    except TimeoutError:
        return {}


async def load(base_url) -> dict:
    one_second = aiohttp.ClientTimeout(total=1)  # <- here
    async with aiohttp.ClientSession(timeout=one_second) as session:
        answers = await asyncio.gather(*(load_one(session, f"{base_url}/{n}") for n in NAMES))
    return dict(zip(NAMES, answers))
