# mistake: timeout-per-item
# fails: test_a_timeout_of_a_fetch_comes_out, test_all_at_once, test_cancelled_in_clean_up, test_one_limit_for_all, test_returns_when_all_are_there, test_the_rest_is_over
import asyncio
from contextlib import suppress


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    for url in urls:
        with suppress(asyncio.TimeoutError):
            arrived[url] = await asyncio.wait_for(fetch(url), seconds)  # <- here
    return arrived
