"""raises a RuntimeError when all attempts have failed, and loses the real one."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay):
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:
            if error.status != 503:
                raise
            if attempt == attempts:
                raise RuntimeError("all attempts have failed") from None
        except aiohttp.ClientConnectionError:
            if attempt == attempts:
                raise RuntimeError("all attempts have failed") from None
        await asyncio.sleep(delay)
        delay *= 2
