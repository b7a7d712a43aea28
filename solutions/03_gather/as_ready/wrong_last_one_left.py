# mistake: losers-left-running
# fails: test_leaving_stops_the_rest
"""The quickest was asked last in the example, so the last task is taken to be over."""

import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for quickest in asyncio.as_completed(tasks):
            yield await quickest
    finally:
        for task in tasks[:-1]:  # <- here
            task.cancel()
