"""Adds a little chance to each pause; a TimeoutError is tried again as well."""

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
            if error.status != 503 or attempt >= attempts:
                raise
        except (aiohttp.ClientConnectionError, TimeoutError):
            if attempt >= attempts:
                raise
        await asyncio.sleep(delay * 2 ** (attempt - 1) + random.uniform(0, 0.03))
