# mistake: none
# fails: test_every_failure_is_there
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    outcomes = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    bodies, errors = {}, {}
    for url, outcome in zip(urls, outcomes, strict=True):
        if isinstance(outcome, BaseException):
            errors[url] = type(outcome)(*outcome.args)
        else:
            bodies[url] = outcome
    return bodies, errors
