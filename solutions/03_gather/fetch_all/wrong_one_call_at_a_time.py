# mistake: lock-across-io
# fails: test_each_call_fetches_anew
import asyncio

one_at_a_time = asyncio.Lock()


async def fetch_all(fetch, urls) -> list[str]:
    async with one_at_a_time:  # <- here
        return await asyncio.gather(*(fetch(url) for url in urls))
