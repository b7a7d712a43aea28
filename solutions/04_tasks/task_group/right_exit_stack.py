"""An exit stack cancels every task, and waits for them at the very end, whatever happens."""

import asyncio
from contextlib import AsyncExitStack


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.ensure_future(fetch(url)) for url in urls]
    async with AsyncExitStack() as stack:
        if tasks:
            stack.push_async_callback(asyncio.wait, tasks)
        for task in tasks:
            stack.callback(task.cancel)
        return list(await asyncio.gather(*tasks))
