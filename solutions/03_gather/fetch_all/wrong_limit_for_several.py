# mistake: guessed-time-limit
# fails: test_waits_for_a_slow_page
"""One page may take as long as it likes, and several may not."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    if len(urls) == 1:
        return [await fetch(urls[0])]
    everything = asyncio.gather(*map(fetch, urls))
    return await asyncio.wait_for(everything, timeout=30)  # <- here
