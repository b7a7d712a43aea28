"""No timeout at all: a timer of the event loop cancels the tasks of a group."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    running = []

    def hang_up():
        for task in running:
            task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, hang_up)
    try:
        async with asyncio.TaskGroup() as group:
            running += [group.create_task(fetch(url)) for url in urls]
    finally:
        timer.cancel()
    ended = zip(urls, running, strict=True)
    return {url: task.result() for url, task in ended if not task.cancelled()}
