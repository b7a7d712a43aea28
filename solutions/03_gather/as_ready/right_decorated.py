"""An ordinary decorator around the async generator: a call returns the generator all the same."""

import asyncio
import functools


def counted(function):
    """Count the calls."""

    @functools.wraps(function)
    def call(*args):
        call.count += 1
        return function(*args)

    call.count = 0
    return call


@counted
async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    tasks = [asyncio.create_task(pair(url)) for url in urls]
    try:
        for quickest in asyncio.as_completed(tasks):
            yield await quickest
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
