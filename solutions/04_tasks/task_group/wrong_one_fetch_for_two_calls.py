# mistake: shared-between-calls
# fails: test_two_journeys
"""A call waits for the fetch of another one, where both want the same url."""

import asyncio

going = {}


def start(fetch, url):
    key = fetch, url
    if key not in going:  # <- here
        going[key] = asyncio.create_task(fetch(url))
        going[key].add_done_callback(lambda _: going.pop(key))
    return going[key]


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [start(fetch, url) for url in urls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
