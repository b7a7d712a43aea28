# mistake: swallowed-cancel
# fails: test_a_cancellation_is_no_failure
import asyncio

import aiohttp


async def pause(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:  # <- here
        pass


async def get_with_retry(session, url, attempts, delay) -> dict:
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
        await pause(delay * 2**attempt)
