# mistake: none
# fails: test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        answers[url] = None  # <- here
        try:
            answers[url] = await fetch(url)
        except (Exception, asyncio.CancelledError) as error:
            errors[url] = error

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, errors
