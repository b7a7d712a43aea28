"""Counts how many fetches are in flight, and needs no bound for that; only for blocking it looks at a clock."""

import asyncio
import time

import pytest
from fetch_all import fetch_all

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("number", [0, 1, 2, 5, 25])
async def test_fetches_at_the_same_time(number):
    running = most = 0
    asked = []

    async def fetch(url):
        nonlocal running, most
        asked.append(url)
        running += 1
        most = max(most, running)
        await asyncio.sleep(1)
        running -= 1
        return url.upper()

    urls = [f"url {number - n}" for n in range(number)]
    assert await fetch_all(fetch, urls) == [url.upper() for url in urls]
    assert most == number
    assert sorted(asked) == sorted(urls)


async def test_order_and_empty_pages():
    async def fetch(seconds):
        await asyncio.sleep(seconds)
        return "" if seconds == 0.2 else f"after {seconds}"

    assert await fetch_all(fetch, [0.3, 0.2, 0.1]) == ["after 0.3", "", "after 0.1"]


async def test_the_loop_is_free():
    longest = 0

    async def watch():
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.05)
            longest = max(longest, time.perf_counter() - before)

    async def fetch(url):
        await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.1)
    await fetch_all(fetch, ["a", "b"])
    await asyncio.sleep(0.1)
    watching.cancel()
    assert longest < 1
