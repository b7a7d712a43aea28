# mistake: loop-per-thread
# fails: test_all_are_in_flight_at_once, test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []

    def in_own_loop(url):
        bodies.append(asyncio.run(fetch(url)))  # <- here

    await asyncio.gather(*(asyncio.to_thread(in_own_loop, url) for url in urls))
    return bodies
