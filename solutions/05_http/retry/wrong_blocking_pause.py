# mistake: blocking-call
# fails: test_a_cancellation_is_no_failure, test_each_pause_is_twice_as_long, test_others_run_during_the_pauses
import time

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    for attempt in range(attempts):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if attempt == attempts - 1 or getattr(error, "status", 503) != 503:
                raise
        time.sleep(delay * 2**attempt)  # <- here
