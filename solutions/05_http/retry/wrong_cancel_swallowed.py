# mistake: swallowed-cancel
# fails: test_a_cancellation_is_no_failure, test_does_not_try_again_after_a_404
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except BaseException as error:  # <- here
            final = isinstance(error, aiohttp.ClientResponseError) and error.status != 503
            if attempt == attempts - 1 or final:
                raise
        await asyncio.sleep(delay * 2**attempt)
