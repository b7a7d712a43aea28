"""A handler for each kind of failure, and the pauses from a power of two."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        last = attempt == attempts - 1
        try:
            async with session.get(url, raise_for_status=True) as response:
                return await response.json()
        except aiohttp.ClientConnectionError:
            if last:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or last:
                raise
        await asyncio.sleep(delay * 2**attempt)
