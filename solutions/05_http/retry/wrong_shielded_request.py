# mistake: shield-abandoned
# fails: test_a_cancellation_is_no_failure
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    async def once():
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()

    for attempt in range(attempts):
        try:
            return await asyncio.shield(once())  # <- here
        except aiohttp.ClientConnectionError:
            if attempt == attempts - 1:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or attempt == attempts - 1:
                raise
        await asyncio.sleep(delay * 2**attempt)
