import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    """Fetch all URLs at the same time; return the bodies and the exceptions, each by URL."""
    # With this option a failure becomes a result in its place, and gather waits for all the others.
    outcomes = await asyncio.gather(*(fetch(url) for url in urls), return_exceptions=True)
    answers, errors = {}, {}
    for url, outcome in zip(urls, outcomes, strict=True):
        # BaseException: CancelledError is not an Exception, and would pass for an answer here.
        if isinstance(outcome, BaseException):
            errors[url] = outcome
        else:
            answers[url] = outcome
    return answers, errors
