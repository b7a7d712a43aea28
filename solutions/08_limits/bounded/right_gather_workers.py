"""A fixed number of workers under `gather`, which passes a cancel on to all of them, and waits."""

import asyncio
from itertools import count


async def fetch_bounded(fetch, urls, limit) -> list:
    left, numbers = iter(urls), count()
    found, stopped = [], []

    async def worker():
        while True:
            try:
                url = next(left)
            except StopIteration:
                return
            number = next(numbers)
            try:
                found.append((number, await fetch(url)))
            except Exception as error:
                if stopped:
                    return
                found.append((number, error))

    workers = asyncio.gather(*[worker() for _ in range(limit)], return_exceptions=True)
    try:
        await asyncio.shield(workers)
    except asyncio.CancelledError:
        stopped.append(True)
        workers.cancel()
        await asyncio.wait([workers])
        raise
    found.sort(key=lambda pair: pair[0])
    return [answer for _, answer in found]
