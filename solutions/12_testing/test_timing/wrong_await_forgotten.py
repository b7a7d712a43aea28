# mistake: never-awaited
# fails: all
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
    fetch_all(fetch, urls)  # <- here
    return time.monotonic() - begin


async def test_fetches_at_the_same_time():
    assert await seconds_for(["a", "b", "c"]) < 3.2


async def test_two_urls():
    assert await seconds_for(["a", "b"]) < 3.2
