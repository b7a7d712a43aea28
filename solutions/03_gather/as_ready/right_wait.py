"""`asyncio.wait` tells which tasks are done; the others are waited for again."""

import asyncio


async def as_ready(fetch, urls):
    url_of = {asyncio.create_task(fetch(url)): url for url in urls}
    pending = set(url_of)
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield url_of[task], task.result()
    finally:
        for task in pending:
            task.cancel()
