"""is right, and calls itself for each further attempt."""

from asyncio import sleep

from aiohttp import ClientConnectionError, ClientResponseError


async def get_with_retry(session, url, attempts, delay):
    try:
        async with session.request("GET", url, raise_for_status=True) as response:
            return await response.json()
    except (ClientConnectionError, ClientResponseError) as error:
        if attempts == 1 or getattr(error, "status", 503) != 503:
            raise
    await sleep(delay)
    return await get_with_retry(session, url, attempts - 1, 2 * delay)
