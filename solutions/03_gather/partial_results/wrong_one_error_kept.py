# mistake: none
# fails: test_every_failure_is_there
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers = {}
    failed = None

    async def attempt(url):
        nonlocal failed
        try:
            answers[url] = await fetch(url)
        except BaseException as error:
            failed = {url: error}  # <- here

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, failed or {}
