# mistake: none
# fails: test_the_bodies_of_those_that_arrive, test_every_failure_is_there, test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    for url, result in zip(urls, results):
        (errors if isinstance(result, BaseException) else answers)[url] = result
    return errors, answers
