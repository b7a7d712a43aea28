# mistake: shared-between-calls
# fails: test_each_call_has_its_own_dicts
import asyncio


async def try_one(fetch, url, bodies, errors):
    """Fetch one URL and note the result."""
    try:
        bodies[url] = await fetch(url)
    except BaseException as error:
        errors[url] = error


async def try_all(fetch, urls, bodies={}, errors={}) -> tuple[dict, dict]:  # <- here
    """Fetch all URLs at the same time; return the bodies and the exceptions, each by URL."""
    await asyncio.gather(*[try_one(fetch, url, bodies, errors) for url in urls])
    return bodies, errors
