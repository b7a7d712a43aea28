"""A queue and workers, one for each url: more than is needed here, and right all the same."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    queue: asyncio.Queue = asyncio.Queue()
    bodies = {}

    async def worker():
        number, url = await queue.get()
        bodies[number] = await fetch(url)
        queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in urls]
    for pair in enumerate(urls):
        queue.put_nowait(pair)
    await asyncio.gather(queue.join(), *workers)
    return [bodies[number] for number in range(len(urls))]
