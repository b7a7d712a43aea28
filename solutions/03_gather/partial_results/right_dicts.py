"""One dict of all outcomes, divided by two comprehensions."""

import asyncio


async def try_all(fetch, urls):
    outcomes = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    pairs = dict(zip(urls, outcomes, strict=True)).items()
    failed = {url: outcome for url, outcome in pairs if isinstance(outcome, BaseException)}
    return {url: outcome for url, outcome in pairs if url not in failed}, failed
