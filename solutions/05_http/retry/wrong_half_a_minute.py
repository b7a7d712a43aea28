# mistake: guessed-time-limit
# fails: test_tries_again_after_a_503_and_a_broken_connection
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with asyncio.timeout(30), session.get(url) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientConnectionError:
            if attempt == attempts - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or attempt == attempts - 1:
                raise
        await asyncio.sleep(delay * 2**attempt)
