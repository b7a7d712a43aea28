"""Keeps a set of tasks, waits for the first to end when it is full, and cleans up by hand."""

import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    numbers, answers, running = {}, {}, set()

    def keep(done):
        for task in done:
            error = task.exception()
            answers[numbers.pop(task)] = task.result() if error is None else error

    try:
        for number, url in enumerate(urls):
            if len(running) == limit:
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                keep(done)
            task = asyncio.create_task(fetch(url))
            numbers[task] = number
            running.add(task)
        if running:
            keep((await asyncio.wait(running))[0])
    except BaseException:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        raise
    return [answers[number] for number in sorted(answers)]
