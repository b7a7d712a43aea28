# mistake: retries-everything
# fails: test_does_not_try_again_after_a_404
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        last = attempt == attempts - 1
        try:
            async with session.get(url) as response:
                if response.status >= 500 and not last:  # <- here
                    pass
                else:
                    response.raise_for_status()
                    return await response.json()
        except aiohttp.ClientConnectionError:
            if last:
                raise
        await asyncio.sleep(delay * 2**attempt)
