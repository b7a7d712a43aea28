# mistake: none
# fails: test_cancelled_is_failed, test_every_failure_is_there
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
