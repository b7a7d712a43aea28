# mistake: none
# fails: test_each_call_has_its_own_dicts
import asyncio

bodies: dict = {}
errors: dict = {}


async def try_all(fetch, urls) -> tuple[dict, dict]:
    outcomes = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    for url, outcome in zip(urls, outcomes, strict=True):
        kept = errors if isinstance(outcome, BaseException) else bodies
        kept[url] = outcome
    return bodies.copy(), errors.copy()
