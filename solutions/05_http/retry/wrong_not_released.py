# mistake: response-not-released
# fails: test_releases_every_response
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        last = attempt == attempts - 1
        try:
            response = await session.get(url)  # <- here
            if response.status != 503 or last:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientConnectionError:
            if last:
                raise
        await asyncio.sleep(delay * 2**attempt)
