# mistake: cancel-is-no-exception
# fails: test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    results = await asyncio.gather(*(fetch(url) for url in urls), return_exceptions=True)
    for url, result in zip(urls, results):
        if isinstance(result, Exception):  # <- here
            errors[url] = result
        else:
            answers[url] = result
    return answers, errors
