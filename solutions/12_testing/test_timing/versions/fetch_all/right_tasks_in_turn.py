"""is right, and awaits one task after another, which all run."""

from asyncio import create_task, sleep


async def fetch_all(fetch, urls):
    running = []
    for url in urls:
        running.append(create_task(fetch(url)))
        await sleep(0)
    return [await task for task in running]
