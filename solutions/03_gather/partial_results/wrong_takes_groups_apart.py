# mistake: wrong-error
# fails: test_every_failure_is_there
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    bodies, errors = {}, {}

    async def one(url):
        try:
            bodies[url] = await fetch(url)
        except* (Exception, asyncio.CancelledError) as group:
            errors[url] = group.exceptions[0]  # <- here

    await asyncio.gather(*map(one, urls))
    return bodies, errors
