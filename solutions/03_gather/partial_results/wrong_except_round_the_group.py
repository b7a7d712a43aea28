# mistake: group-not-split
# fails: test_cancelled_is_failed, test_every_failure_is_there, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        answers[url] = await fetch(url)

    for url in urls:
        errors[url] = None
    try:
        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(attempt(url))
    except LookupError as error:  # <- here
        errors[url] = error
    return answers, {url: error for url, error in errors.items() if error}
