"""Gathers the responses first and then their bodies, all inside the session's block."""

import asyncio

import aiohttp

NAMES = ["users", "posts", "comments"]


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session:
        responses = await asyncio.gather(*(session.get(f"{base_url}/{name}") for name in NAMES))
        bodies = await asyncio.gather(*(response.json() for response in responses))
    return dict(zip(NAMES, bodies, strict=True))
