"""Looks at the status before it becomes an exception, and keeps the last error in a variable."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    error = None
    for attempt in range(attempts):
        if attempt:
            await asyncio.sleep(delay * 2 ** (attempt - 1))
        try:
            response = await session.get(url)
        except aiohttp.ClientConnectionError as reset:
            error = reset
            continue
        async with response:
            if response.status == 503:
                error = aiohttp.ClientResponseError(
                    response.request_info, response.history, status=503, message="busy"
                )
                continue
            response.raise_for_status()
            return await response.json()
    raise error
