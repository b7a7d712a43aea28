"""A queue with room for one url: a feeder fills it, workers empty it, and a sentinel ends each of them."""

import asyncio

END = object()


async def fetch_bounded(fetch, urls, limit) -> list:
    queue = asyncio.Queue(maxsize=1)
    answers = {}

    async def worker():
        while (item := await queue.get()) is not END:
            number, url = item
            # A gather of one: the error of a fetch is a result, and a cancel gets through.
            [answers[number]] = await asyncio.gather(fetch(url), return_exceptions=True)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
        for number, url in enumerate(urls):
            await queue.put((number, url))
        for _ in range(limit):
            await queue.put(END)
    return [answers[number] for number in range(len(answers))]
