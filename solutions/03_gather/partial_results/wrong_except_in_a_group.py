# mistake: none
# fails: test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except Exception as error:  # <- here
            errors[url] = error

    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(attempt(url))
    return answers, errors
