# mistake: cancel-is-no-exception
# fails: test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except Exception as error:  # <- here
            errors[url] = error

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, errors
