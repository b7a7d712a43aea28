# mistake: loop-per-thread
# fails: test_all_are_in_flight_at_once
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    async def main():
        return await asyncio.gather(*(fetch(url) for url in urls))

    return await asyncio.to_thread(asyncio.run, main())  # <- here
