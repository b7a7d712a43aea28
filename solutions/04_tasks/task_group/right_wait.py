"""`wait` returns at the first error; the `finally` ends whatever is still going on."""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    if not urls:
        return []
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        failed = [task for task in tasks if task.done() and task.exception()]
        for task in failed:
            task.result()
    finally:
        going = [task for task in tasks if not task.done()]
        for task in going:
            task.cancel()
        if going:
            await asyncio.wait(going)
    return [task.result() for task in tasks]
