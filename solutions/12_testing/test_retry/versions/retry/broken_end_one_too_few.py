"""makes one attempt too few."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay):
    attempts = max(1, attempts - 1)
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or attempt == attempts:
                raise
        except aiohttp.ClientConnectionError:
            if attempt == attempts:
                raise
        await asyncio.sleep(delay)
        delay *= 2
