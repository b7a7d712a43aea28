# mistake: none
# fails: test_every_failure_is_there
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    bodies, errors = {}, {}

    async def one(url):
        try:
            bodies[url] = await fetch(url)
        except (LookupError, ConnectionError, ValueError, asyncio.CancelledError) as error:
            errors[url] = error
        except OSError as error:
            errors[url] = ConnectionError(str(error))
        except Exception as error:
            errors[url] = error

    await asyncio.gather(*map(one, urls))
    return bodies, errors
