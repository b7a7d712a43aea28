# mistake: none
# fails: test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    bodies, errors = {}, {}

    async def one(url):
        try:
            bodies[url] = await asyncio.wait_for(fetch(url), timeout=30)
        except (Exception, asyncio.CancelledError) as error:
            errors[url] = error

    await asyncio.gather(*map(one, urls))
    return bodies, errors
