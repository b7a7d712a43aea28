# mistake: limit-too-low
# fails: test_at_the_same_time
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    gate = asyncio.Semaphore(20)  # <- here
    bodies, errors = {}, {}

    async def one(url):
        async with gate:
            try:
                bodies[url] = await fetch(url)
            except (Exception, asyncio.CancelledError) as error:
                errors[url] = error

    await asyncio.gather(*map(one, urls))
    return bodies, errors
