# mistake: wrong-pairs
# fails: test_gives_the_json_of_each_endpoint
import asyncio

import aiohttp


async def load_one(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        users, comments, posts = await asyncio.gather(
            load_one(session, base_url + "/users"),
            load_one(session, base_url + "/posts"),
            load_one(session, base_url + "/comments"),
        )
    return {"users": users, "posts": posts, "comments": comments}  # <- here
