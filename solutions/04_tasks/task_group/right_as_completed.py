"""Takes the tasks as they end, so that the first error shows at once; the `finally` ends the rest."""

import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = {url: asyncio.create_task(fetch(url), name=url) for url in urls}
    try:
        for ended in asyncio.as_completed(tasks.values()):
            await ended
        return [tasks[url].result() for url in urls]
    finally:
        for task in tasks.values():
            if not task.done():
                task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
