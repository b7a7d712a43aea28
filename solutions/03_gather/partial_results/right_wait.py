"""`asyncio.wait` raises nothing: the tasks keep how they ended, and are asked for it afterwards."""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    if tasks:
        await asyncio.wait(tasks.values())
    answers, errors = {}, {}
    for url, task in tasks.items():
        if task.cancelled():
            errors[url] = asyncio.CancelledError()
        elif error := task.exception():
            errors[url] = error
        else:
            answers[url] = task.result()
    return answers, errors
