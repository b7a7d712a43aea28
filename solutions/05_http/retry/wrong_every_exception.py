# mistake: retries-everything
# fails: test_does_not_try_again_after_a_404
import asyncio


async def get_with_retry(session, url, attempts, delay) -> dict:
    last_exception = None
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except Exception as e:  # <- here
            last_exception = e
            if attempt < attempts - 1:
                await asyncio.sleep(delay * (2**attempt))
    raise last_exception
