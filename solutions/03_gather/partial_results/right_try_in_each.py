"""A coroutine round each fetch catches what it raises, so nothing ever reaches `gather`."""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}

    async def attempt(url):
        try:
            answers[url] = await fetch(url)
        except (Exception, asyncio.CancelledError) as error:
            errors[url] = error

    await asyncio.gather(*(attempt(url) for url in urls))
    return answers, errors
