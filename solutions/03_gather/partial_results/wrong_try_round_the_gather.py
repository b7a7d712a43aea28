# mistake: orphaned-siblings
# fails: test_the_bodies_of_those_that_arrive, test_every_failure_is_there, test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    try:
        bodies = await asyncio.gather(*(fetch(url) for url in urls))  # <- here
        answers = dict(zip(urls, bodies))
    except Exception as error:
        errors = {url: error for url in urls}
    return answers, errors
