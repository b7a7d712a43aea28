# mistake: retries-everything
# fails: test_does_not_try_again_after_a_404
import asyncio


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(1, attempts + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except Exception as error:  # <- here
            if attempt == attempts or getattr(error, "status", 503) != 503:
                raise
        await asyncio.sleep(delay)
        delay *= 2
