"""Each attempt is a call of the function itself, with one attempt fewer and twice the delay."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()
    except (aiohttp.ClientConnectionError, aiohttp.ClientResponseError) as error:
        final = isinstance(error, aiohttp.ClientResponseError) and error.status != 503
        if final or attempts <= 1:
            raise
    await asyncio.sleep(delay)
    return await get_with_retry(session, url, attempts - 1, delay * 2)
