# mistake: called-again
# fails: test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    attempts = max(attempts, 2)
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientConnectionError:
            if attempt == attempts - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or attempt == attempts - 1:
                raise
        await asyncio.sleep(delay * 2**attempt)
