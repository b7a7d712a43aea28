# mistake: loop-per-thread
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    def in_own_loop(url):
        return asyncio.run(fetch(url))  # <- here

    return await asyncio.gather(*(asyncio.to_thread(in_own_loop, url) for url in urls))
