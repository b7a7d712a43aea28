# mistake: called-again
# fails: test_the_last_error_is_raised, test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    while True:  # <- here
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay)
        delay *= 2
