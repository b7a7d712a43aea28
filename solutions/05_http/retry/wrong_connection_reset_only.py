# mistake: error-not-handled
# fails: test_tries_again_after_a_503_and_a_broken_connection
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientOSError:
            if attempt == attempts - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or attempt == attempts - 1:
                raise
        await asyncio.sleep(delay * 2**attempt)
