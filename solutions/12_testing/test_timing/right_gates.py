"""No page takes any time: each waits at a gate, which opens when all have been asked for."""

import asyncio
import time

import pytest
from fetch_all import fetch_all


class Gate:
    """Lets pages through when so many are waiting."""

    def __init__(self, number, last_first=False):
        self.number = number
        self.waiting = []
        self.all_here = asyncio.Event()
        self.last_first = last_first

    async def fetch(self, url):
        self.waiting.append(url)
        if len(self.waiting) == self.number:
            self.all_here.set()
        await self.all_here.wait()
        if self.last_first:
            await asyncio.sleep(0.1 * (self.number - self.waiting.index(url)))
        return f"<{url}>" if url != "empty" else ""


@pytest.mark.asyncio
@pytest.mark.parametrize("number", [1, 2, 3, 40])
async def test_fetches_at_the_same_time(number):
    gate = Gate(number)
    urls = [f"{n}" for n in range(number)]
    async with asyncio.timeout(2):
        assert await fetch_all(gate.fetch, urls) == [f"<{url}>" for url in urls]
    assert len(gate.waiting) == number


@pytest.mark.asyncio
async def test_order():
    gate = Gate(3, last_first=True)
    assert await fetch_all(gate.fetch, ["c", "empty", "b"]) == ["<c>", "", "<b>"]


@pytest.mark.asyncio
async def test_nothing():
    assert await fetch_all(None, []) == []


def test_never_blocks():
    late = []

    def tick(loop, due):
        late.append(loop.time() - due)
        loop.call_at(due + 0.1, tick, loop, due + 0.1)

    async def main():
        tick(loop := asyncio.get_running_loop(), loop.time())
        await fetch_all(asyncio.sleep, [1, 1])
        await asyncio.sleep(0.2)

    begin = time.monotonic()
    asyncio.run(main())
    assert max(late) < 1
    assert time.monotonic() - begin < 2.4
