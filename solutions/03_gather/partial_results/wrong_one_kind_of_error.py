# mistake: cancel-is-no-exception
# fails: test_the_bodies_of_those_that_arrive, test_every_failure_is_there, test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except LookupError as error:
            errors[url] = error

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, errors
