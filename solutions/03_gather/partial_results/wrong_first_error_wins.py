# mistake: orphaned-siblings
# fails: test_cancelled_is_failed, test_every_failure_is_there, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    bodies = await asyncio.gather(*(fetch(url) for url in urls))  # <- here
    return dict(zip(urls, bodies)), {}
