# mistake: error-not-handled
# fails: test_tries_again_after_a_503_and_a_broken_connection, test_the_last_error_is_raised, test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:  # <- here
            if attempt == attempts - 1 or error.status != 503:
                raise
        await asyncio.sleep(delay * 2**attempt)
