# mistake: falsy-dropped
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:

        async def get(path):
            async with session.get(base_url + path) as response:
                return await response.json()

        users, posts, comments = await asyncio.gather(get("/users"), get("/posts"), get("/comments"))
    return {"users": users, "posts": posts, "comments": comments or []}  # <- here
