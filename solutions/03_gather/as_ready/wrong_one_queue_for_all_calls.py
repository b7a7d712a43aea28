# mistake: shared-between-calls
# fails: test_each_call_fetches_anew
"""The queue is made once, so two readers take each other's pairs."""

import asyncio

arrived: asyncio.Queue = asyncio.Queue()  # <- here


async def as_ready(fetch, urls):
    async def deliver(url):
        arrived.put_nowait((url, await fetch(url)))

    tasks = [asyncio.create_task(deliver(url)) for url in urls]
    try:
        for _ in tasks:
            yield await arrived.get()
    finally:
        for task in tasks:
            task.cancel()
