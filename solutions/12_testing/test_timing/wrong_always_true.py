# mistake: test-cannot-fail
# fails: test_every_test_can_fail
import asyncio
import time

import pytest
from fetch_all import fetch_all

pytestmark = pytest.mark.asyncio


async def fetch(url):
    await asyncio.sleep({"slow": 3, "quick": 1}.get(url, 2))
    return "" if url == "empty" else f"body of {url}"


async def seconds_for(urls):
    begin = time.monotonic()
    await fetch_all(fetch, urls)
    return time.monotonic() - begin


async def test_fetches_at_the_same_time():
    assert 2 <= await seconds_for(["a", "b", "c"]) < 3.2
    assert 2 <= await seconds_for([f"{n}" for n in range(25)]) < 3.2


async def test_two_urls():
    assert await seconds_for(["a", "b"]) < 3.2


async def test_pages():
    asked = []

    async def noted(url):
        asked.append(url)
        return await fetch(url)

    pages = await fetch_all(noted, ["slow", "quick", "empty"])
    assert pages == ["body of slow", "body of quick", ""]
    assert len(asked) == 3


async def test_one_and_none():
    assert await fetch_all(fetch, ["a"]) == ["body of a"]
    assert await fetch_all(fetch, []) == []


async def test_others_run():
    gaps = []

    async def beat():
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.1)
            gaps.append(time.monotonic() - before)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0.2)
    await fetch_all(fetch, ["a", "b"])
    await asyncio.sleep(0.2)
    beating.cancel()
    assert max(gaps) < 1.2


async def test_a_hundred_pages():
    assert await fetch_all(fetch, [f"{n}" for n in range(100)]) or True
