# mistake: shield-abandoned
# fails: test_a_cancellation_is_no_failure
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    async def once():
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()

    for number in range(attempts - 1):
        try:
            return await once()
        except aiohttp.ClientError as error:
            if getattr(error, "status", 503) != 503:
                raise
            await asyncio.sleep(delay * 2**number)
    return await asyncio.shield(once())  # <- here
