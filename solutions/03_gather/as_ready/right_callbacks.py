"""A callback moves each task to a queue when it is done."""

import asyncio


async def as_ready(fetch, urls):
    done = asyncio.Queue()
    tasks = {asyncio.create_task(fetch(url), name=url) for url in urls}
    for task in tasks:
        task.add_done_callback(done.put_nowait)
    try:
        for _ in range(len(tasks)):
            task = await done.get()
            yield task.get_name(), await task
    finally:
        for task in tasks:
            task.cancel()
