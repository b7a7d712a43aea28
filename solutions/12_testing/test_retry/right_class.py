"""A class of tests, with a fixture that brings a server; bounds are time limits of asyncio."""

import asyncio

import aiohttp
import pytest
import pytest_asyncio
import retry
from aioresponses import CallbackResult, aioresponses

HOST = "http://bus.example"


@pytest.fixture(name="web")
def web_of_answers():
    with aioresponses() as web:
        yield web


@pytest_asyncio.fixture(name="get")
async def get_fixture(web):
    async with aiohttp.ClientSession(HOST) as session:

        async def get(attempts=3, delay=0.1):
            return await retry.get_with_retry(session, "/stops/7", attempts, delay)

        yield get


def put_up(web, *answers):
    for answer in answers:
        web.get(f"{HOST}/stops/7", **answer)


def requests(web):
    return sum(len(calls) for calls in web.requests.values())


BUSY, ONE, TWO = {"status": 503}, {"payload": {"n": 1}}, {"payload": {"n": 2}}
LOST = {"exception": aiohttp.ClientConnectionError("lost")}


@pytest.mark.asyncio
async def test_returns_the_first_good_answer(web, get):
    put_up(web, LOST, BUSY, ONE, TWO)
    assert (await get())["n"] == 1


@pytest.mark.asyncio
class TestRetry:
    async def test_empty(self, web, get):
        put_up(web, {"payload": {}}, ONE)
        assert await get() == {}

    @pytest.mark.parametrize("status", [404, 429, 500])
    async def test_final(self, web, get, status):
        put_up(web, {"status": status}, ONE)
        with pytest.raises(aiohttp.ClientResponseError, match=str(status)):
            await get()
        assert requests(web) == 1

    async def test_gives_up(self, web, get):
        put_up(web, BUSY, BUSY, ONE)
        with pytest.raises(aiohttp.ClientResponseError, match="503"):
            async with asyncio.timeout(3):
                await get(attempts=2, delay=1)
        assert requests(web) == 2

    async def test_gives_up_for_good(self, web, get):
        put_up(web, BUSY, LOST, ONE)
        with pytest.raises(aiohttp.ClientConnectionError, match="lost"):
            async with asyncio.timeout(2.5):
                await get(attempts=2, delay=1)

    async def test_pauses_grow(self, web, get):
        put_up(web, BUSY, BUSY, BUSY, ONE)
        work = asyncio.create_task(get(attempts=4, delay=1))
        begin = None
        for second, asked in ((0.9, 1), (2.9, 2), (6.9, 3)):
            loop = asyncio.get_running_loop()
            begin = begin or loop.time()
            await asyncio.sleep(begin + second - loop.time())
            assert requests(web) <= asked
            assert not work.done()
        async with asyncio.timeout(1.1):
            await work

    async def test_cancel(self, web, get):
        put_up(web, BUSY, ONE)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await get(delay=2)
        assert requests(web) == 1

    async def test_cancel_while_asking(self, web, get):
        async def slow(url, **options):
            await asyncio.sleep(2)
            return CallbackResult(payload={})

        web.get(f"{HOST}/stops/7", callback=slow, repeat=True)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await get()
        assert requests(web) == 1
