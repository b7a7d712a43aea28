# mistake: used-after-closing
# fails: test_two_calls_do_not_wait_for_each_other
"""The first call closes the session that a later one gets."""

import asyncio

import aiohttp

sessions = []


async def get(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    if not sessions:
        sessions.append(aiohttp.ClientSession())
    async with sessions[0] as session:
        names = ("users", "posts", "comments")
        bodies = await asyncio.gather(*(get(session, f"{base_url}/{name}") for name in names))
    return dict(zip(names, bodies, strict=True))
