# mistake: wrong-error
# fails: test_the_last_error_is_raised
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    first = None
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if getattr(error, "status", 503) != 503:
                raise
            first = first or error
            if attempt < attempts - 1:
                await asyncio.sleep(delay * 2**attempt)
    raise first  # <- here
