# mistake: none
# fails: test_every_failure_is_there, test_cancelled_is_failed
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except BaseException as error:
            print(f"{url} failed: {error}")  # <- here

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, errors
