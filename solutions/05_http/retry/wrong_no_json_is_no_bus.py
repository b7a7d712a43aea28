# mistake: no-error-raised
# fails: test_a_mistake_is_raised
import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        last = attempt == attempts - 1
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientConnectionError:
            if last:
                raise
        except aiohttp.ClientResponseError as error:
            if error.status != 503 or last:
                raise
        except ValueError:
            return {}
        await asyncio.sleep(delay * 2**attempt)
