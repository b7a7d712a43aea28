# mistake: wait-missing
# fails: test_each_pause_is_twice_as_long
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        begin = asyncio.get_running_loop().time()
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
        elapsed = asyncio.get_running_loop().time() - begin
        await asyncio.sleep(delay * 2**attempt - elapsed)  # <- here
