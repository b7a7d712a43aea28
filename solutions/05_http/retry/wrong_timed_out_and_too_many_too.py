# mistake: retries-everything
# fails: test_does_not_try_again_after_a_404
import asyncio

import aiohttp


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
            if error.status not in (408, 429, 503) or attempt == attempts - 1:  # <- here
                raise
        await asyncio.sleep(delay * 2**attempt)
