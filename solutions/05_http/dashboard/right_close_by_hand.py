"""Closes the session by hand, with `finally`, which is what `async with` does for you."""

import asyncio

import aiohttp


async def load(base_url) -> dict:
    session = aiohttp.ClientSession()
    try:
        users, posts, comments = await asyncio.gather(
            read(session, base_url + "/users"),
            read(session, base_url + "/posts"),
            read(session, base_url + "/comments"),
        )
    finally:
        await session.close()
    return {"users": users, "posts": posts, "comments": comments}


async def read(session, url):
    response = await session.get(url)
    return await response.json()
