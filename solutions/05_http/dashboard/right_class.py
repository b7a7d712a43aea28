"""A class owns the session, and is itself used with `async with`."""

import asyncio

import aiohttp


class Client:
    def __init__(self, base_url):
        self.base_url = base_url

    async def __aenter__(self):
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error):
        await self.session.close()

    async def get(self, name):
        async with self.session.get(f"{self.base_url}/{name}") as response:
            return await response.json()


async def load(base_url) -> dict:
    names = ["users", "posts", "comments"]
    async with Client(base_url) as client:
        answers = await asyncio.gather(*(client.get(name) for name in names))
    return {name: answer for name, answer in zip(names, answers, strict=True)}  # noqa: C416
