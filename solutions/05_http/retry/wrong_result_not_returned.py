# mistake: wrong-type
# fails: test_tries_again_after_a_503_and_a_broken_connection
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return response  # <- here
        except aiohttp.ClientError as error:
            if attempt == attempts - 1 or getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay * 2**attempt)
