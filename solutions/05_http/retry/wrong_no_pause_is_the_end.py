# mistake: unexpected-error
# fails: test_tries_again_after_a_503_and_a_broken_connection
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    pauses = [delay * 2**number for number in range(attempts - 1)]
    while True:
        try:
            async with session.get(url) as response:
                response.raise_for_status()  # <- here
                return await response.json()
        except aiohttp.ClientError as error:
            pause = pauses.pop(0) if pauses else None
            if not pause or getattr(error, "status", 503) != 503:
                raise
            await asyncio.sleep(pause)
