# mistake: needless-pause
# fails: test_stops_after_the_last_attempt
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    last = None
    for _ in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if getattr(error, "status", 503) != 503:
                raise
            last = error
            await asyncio.sleep(delay)  # <- here
            delay *= 2
    raise last
