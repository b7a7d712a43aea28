# mistake: wait-missing
# fails: test_each_pause_is_twice_as_long
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if attempt == attempts or getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay * attempt)  # <- here
