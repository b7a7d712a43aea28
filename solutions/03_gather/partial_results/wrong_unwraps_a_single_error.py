# mistake: wrong-error
# fails: test_every_failure_is_there
import asyncio


def _cause(error):
    """What really went wrong: look into groups that hold a single error."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]  # <- here
    return error


async def try_all(fetch, urls) -> tuple[dict, dict]:
    """Fetch all URLs at the same time; return the bodies and the exceptions, each by URL."""
    bodies, errors = {}, {}

    async def attempt(url):
        try:
            bodies[url] = await fetch(url)
        except BaseException as error:
            errors[url] = _cause(error)

    await asyncio.gather(*(attempt(url) for url in urls))
    return bodies, errors
