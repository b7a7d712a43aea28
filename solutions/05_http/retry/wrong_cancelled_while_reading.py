# mistake: swallowed-cancel
# fails: test_a_cancellation_is_no_failure
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                try:
                    return await response.json()
                except asyncio.CancelledError:  # <- here
                    return {}
        except aiohttp.ClientError as error:
            if attempt == attempts or getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay * 2 ** (attempt - 1))
