"""An exit stack remembers whom to cancel."""

import asyncio
import contextlib


async def as_ready(fetch, urls):
    async with contextlib.AsyncExitStack() as stack:
        waiting = {}
        for url in urls:
            task = asyncio.create_task(fetch(url))
            stack.callback(task.cancel)
            waiting[task] = url
        while waiting:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield waiting.pop(task), task.result()
