# mistake: none
# fails: test_cancelled_is_failed, test_each_call_has_its_own_dicts, test_every_failure_is_there, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    for url, result in zip(urls, results):
        (errors if isinstance(result, BaseException) else answers)[url] = result
    return errors, answers
