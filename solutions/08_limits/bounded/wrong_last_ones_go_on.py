# mistake: losers-left-running
# fails: test_a_cancel_ends_everything
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
    except asyncio.CancelledError:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        raise
    if running:  # all urls are taken: from here on, a cancel leaves the last fetches alone
        done, _ = await asyncio.wait(running)  # <- here
        keep(done)
    return [answers[number] for number in sorted(answers)]
