"""With `asyncio.wait` and its timeout; what is still pending is cancelled and gathered."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        if tasks:
            first_error = asyncio.FIRST_EXCEPTION
            await asyncio.wait(tasks.values(), timeout=seconds, return_when=first_error)
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    return {url: task.result() for url, task in tasks.items() if not task.cancelled()}
