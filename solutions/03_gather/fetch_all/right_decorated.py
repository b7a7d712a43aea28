"""A decorator turns the calls of a function into running tasks; the rest only awaits them."""

import asyncio
import functools


def in_background(function):
    @functools.wraps(function)
    def start(*args):
        return asyncio.create_task(function(*args))

    return start


async def fetch_all(fetch, urls) -> list[str]:
    start = in_background(fetch)
    started = [start(url) for url in urls]
    return [await task for task in started]
