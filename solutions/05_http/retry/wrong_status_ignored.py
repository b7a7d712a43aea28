# mistake: status-ignored
# fails: test_tries_again_after_a_503_and_a_broken_connection, test_each_pause_is_twice_as_long, test_a_404_is_raised, test_the_last_error_is_raised, test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                return await response.json()  # <- here
        except aiohttp.ClientConnectionError:
            if attempt == attempts - 1:
                raise
        await asyncio.sleep(delay * 2**attempt)
