# mistake: error-not-handled
# fails: test_tries_again_after_a_503_and_a_broken_connection, test_the_last_error_is_raised, test_stops_after_the_last_attempt
import asyncio


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(1, attempts + 1):
        async with session.get(url) as response:  # <- here
            if response.status != 503 or attempt == attempts:
                response.raise_for_status()
                return await response.json()
        await asyncio.sleep(delay)
        delay *= 2
