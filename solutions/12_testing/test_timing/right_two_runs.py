"""Compares two runs: ten pages may take hardly longer than one."""

import asyncio
import time
import unittest

import pytest
from fetch_all import fetch_all


async def fetch(url):
    await asyncio.sleep({"slow": 3, "quick": 1}.get(url, 2))
    return None if url == "empty" else url[::-1]


def run(*urls):
    begin = time.monotonic()
    pages = asyncio.run(fetch_all(fetch, list(urls)))
    return pages, time.monotonic() - begin


def test_fetches_at_the_same_time():
    _, one = run("one")
    for number in (2, 3, 22):
        pages, seconds = run(*[f"page {n}" for n in reversed(range(number))])
        assert pages == [f"page {n}"[::-1] for n in reversed(range(number))]
        assert seconds - one < 0.9


class TestPages(unittest.TestCase):
    def test_order(self):
        self.assertEqual(run("slow", "quick", "empty")[0], ["wols", "kciuq", None])

    def test_one_and_none(self):
        self.assertEqual(run("one")[0], ["eno"])
        self.assertEqual(run()[0], [])


@pytest.mark.asyncio
async def test_each_once_and_others_run():
    asked, gaps = [], []

    async def beat():
        loop = asyncio.get_running_loop()
        before = loop.time()
        while True:
            await asyncio.sleep(0.1)
            gaps.append(loop.time() - before)
            before = loop.time()

    async def noted(url):
        asked.append(url)
        return await fetch(url)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0)
    await fetch_all(noted, ["a", "b"])
    await asyncio.sleep(0.3)
    beating.cancel()
    assert sorted(asked) == ["a", "b"]
    assert max(gaps) < 1.2
