# mistake: none
# fails: test_the_last_error_is_raised
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                if response.status != 503:
                    response.raise_for_status()
                    return await response.json()
        except aiohttp.ClientConnectionError:
            if attempt == attempts - 1:
                raise
        if attempt < attempts - 1:
            await asyncio.sleep(delay * 2**attempt)
    raise aiohttp.ClientResponseError(response.request_info, (), status=500, message="busy")
