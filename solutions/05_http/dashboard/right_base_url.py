"""The session knows the base url, so that each request names only its path."""

import asyncio

from aiohttp import ClientSession


async def load(base_url) -> dict:
    async with ClientSession(base_url) as session:

        async def pair(name):
            async with session.get("/" + name) as response:
                return name, await response.json()

        return dict(await asyncio.gather(*map(pair, ["users", "posts", "comments"])))
