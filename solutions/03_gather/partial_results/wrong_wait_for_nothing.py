# mistake: wait-on-nothing
# fails: test_no_url
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except BaseException as error:
            errors[url] = error

    await asyncio.wait([asyncio.create_task(attempt(url)) for url in urls])  # <- here
    return answers, errors
