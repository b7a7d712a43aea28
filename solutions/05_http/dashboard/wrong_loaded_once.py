# mistake: shared-between-calls
# fails: test_two_calls_do_not_wait_for_each_other
import asyncio

import aiohttp

NAMES = ("users", "posts", "comments")
loading = {}


async def work(base_url):
    async with aiohttp.ClientSession() as session:

        async def one(name):
            async with session.get(f"{base_url}/{name}") as response:
                return await response.json()

        return dict(zip(NAMES, await asyncio.gather(*map(one, NAMES))))


async def load(base_url) -> dict:
    if base_url not in loading:  # <- here
        loading[base_url] = asyncio.create_task(work(base_url))
    return await loading[base_url]
