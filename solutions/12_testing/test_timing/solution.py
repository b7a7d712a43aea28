import asyncio

import pytest
from fetch_all import fetch_all

pytestmark = pytest.mark.asyncio


class Site:
    """Pages that take their time, and a note of what was asked for."""

    def __init__(self, **seconds) -> None:
        self.seconds = seconds
        self.asked = []

    async def fetch(self, url):
        self.asked.append(url)
        await asyncio.sleep(self.seconds.get(url, 2))
        return f"body of {url}"


async def seconds_of(work):
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await work
    return loop.time() - begin


@pytest.mark.parametrize("number", [2, 3, 30])
async def test_fetches_at_the_same_time(number) -> None:
    """Several slow pages take as long as one, give or take what a busy machine adds."""
    # A right version needs 2 s, and 2.6 s if the machine stalls. Two pages one after another need 4 s.
    urls = [f"page {n}" for n in range(number)]
    assert 2 <= await seconds_of(fetch_all(Site().fetch, urls)) < 3.2


async def test_the_pages_come_in_the_order_of_the_urls():
    site = Site(slow=3, quick=0.5, medium=1)
    urls = ["slow", "quick", "medium"]
    assert await fetch_all(site.fetch, urls) == [f"body of {url}" for url in urls]
    assert sorted(site.asked) == sorted(urls)


async def test_an_empty_page_is_a_page():
    async def fetch(url):
        return ""

    assert await fetch_all(fetch, ["a", "b"]) == ["", ""]


async def test_one_url_and_none():
    assert await fetch_all(Site().fetch, ["a"]) == ["body of a"]
    assert await fetch_all(Site().fetch, []) == []


async def test_the_loop_is_never_blocked():
    gaps = []

    async def beat():
        while True:
            gaps.append(await seconds_of(asyncio.sleep(0.1)))

    beating = asyncio.create_task(beat())
    await fetch_all(Site().fetch, ["a", "b"])
    await asyncio.sleep(0.2)
    beating.cancel()
    assert max(gaps) < 1
