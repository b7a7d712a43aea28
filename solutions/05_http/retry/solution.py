import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    """Return the JSON of the URL; try again after a 503 or a broken connection."""
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        # Not `except Exception`, which would try again after a mistake of our own.
        except aiohttp.ClientError as error:
            # A bare `raise` keeps the error as it is: the caller learns what really happened.
            if attempt == attempts or not worth_another_try(error):
                raise
        # Outside the block: the connection has been given back before we pause.
        await asyncio.sleep(delay)
        delay *= 2
    raise ValueError("attempts should be 1 or more")


def worth_another_try(error):
    """Whether it may be different the next time."""
    if isinstance(error, aiohttp.ClientResponseError):
        return error.status == 503
    return isinstance(error, aiohttp.ClientConnectionError)
