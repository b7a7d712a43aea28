# mistake: called-again
# fails: test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts + 1):  # <- here
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if attempt == attempts or getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay * 2**attempt)
