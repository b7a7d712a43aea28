"""Starts the three tasks first and awaits them in turn, while all of them are on their way."""

import asyncio

import aiohttp


async def load(base_url):
    async with aiohttp.ClientSession() as session:

        async def one(path):
            async with session.get(base_url + path) as response:
                return await response.json()

        users = asyncio.create_task(one("/users"))
        posts = asyncio.create_task(one("/posts"))
        comments = asyncio.create_task(one("/comments"))
        return {"users": await users, "posts": await posts, "comments": await comments}
