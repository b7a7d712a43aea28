"""makes each pause longer by the same amount."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay):
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
        await asyncio.sleep(attempt * delay)
