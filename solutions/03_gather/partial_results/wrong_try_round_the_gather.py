# mistake: orphaned-siblings
# fails: test_cancelled_is_failed, test_every_failure_is_there, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    try:
        bodies = await asyncio.gather(*(fetch(url) for url in urls))  # <- here
        answers = dict(zip(urls, bodies))
    except Exception as error:
        errors = {url: error for url in urls}
    return answers, errors
