# mistake: shared-between-calls
# fails: test_each_call_fetches_anew
"""`join` waits for the items of the other calls, too."""

import asyncio

queue = asyncio.Queue()  # <- here


async def fetch_all(fetch, urls) -> list[str]:
    bodies = {}

    async def worker():
        number, url = await queue.get()
        bodies[number] = await fetch(url)
        queue.task_done()

    for pair in enumerate(urls):
        queue.put_nowait(pair)
    workers = [asyncio.create_task(worker()) for _ in urls]
    await queue.join()
    await asyncio.gather(*workers)
    return [bodies[number] for number in range(len(urls))]
