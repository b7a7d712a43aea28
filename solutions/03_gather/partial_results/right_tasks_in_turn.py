"""Starts all tasks first, and asks each in turn how it ended; an `await` raises what it raised."""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    answers, errors = {}, {}
    for url, task in tasks.items():
        try:
            answers[url] = await task
        except BaseException as error:
            errors[url] = error
    return answers, errors
