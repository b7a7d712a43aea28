"""No plugin and no fixture: each test is an ordinary function that starts the loop itself."""

import asyncio
import time

import aiohttp
import pytest
from aioresponses import CallbackResult, aioresponses
from retry import get_with_retry

URL = "http://bus.example/stops/7"


def ask(*answers, attempts=3, delay=0.1):
    """What came of it, how often the server was asked, and the seconds that it took."""

    async def main():
        async with aiohttp.ClientSession() as session:
            return await get_with_retry(session, URL, attempts, delay)

    with aioresponses() as server:
        for answer in answers:
            server.get(URL, **answer)
        begin = time.monotonic()
        try:
            came = asyncio.run(main())
        except aiohttp.ClientError as error:
            came = error
        seconds = time.monotonic() - begin
        return came, sum(map(len, server.requests.values())), seconds


BUSY = {"status": 503}
CUT = {"exception": aiohttp.ServerDisconnectedError()}
GOOD = {"payload": {"line": 7}}


def test_returns_the_first_good_answer():
    came, asked, _ = ask(BUSY, CUT, GOOD, GOOD, attempts=4)
    assert (came, asked) == ({"line": 7}, 3)


def test_empty():
    assert ask({"payload": {}}, GOOD)[0] == {}


def test_not_again():
    for status in (400, 404, 500, 502):
        error, asked, _ = ask({"status": status}, GOOD)
        assert isinstance(error, aiohttp.ClientResponseError)
        assert error.status == status
        assert asked == 1


def test_pauses():
    _, _, seconds = ask(BUSY, BUSY, BUSY, GOOD, attempts=4, delay=0.5)
    assert 3.5 <= seconds < 4.5
    _, _, seconds = ask(BUSY, GOOD, delay=1)
    assert 1 <= seconds < 1.9


def test_gives_up():
    error, asked, seconds = ask(BUSY, BUSY, GOOD, attempts=2, delay=1)
    assert isinstance(error, aiohttp.ClientResponseError)
    assert error.status == 503
    assert asked == 2
    assert seconds < 2.5
    error, asked, _ = ask(BUSY, CUT, GOOD, attempts=2)
    assert isinstance(error, aiohttp.ServerDisconnectedError)


def cancelled(answer, seconds):
    async def main():
        async with aiohttp.ClientSession() as session:
            work = asyncio.create_task(get_with_retry(session, URL, 3, 3))
            await asyncio.sleep(seconds)
            began = time.monotonic()
            work.cancel()
            await asyncio.wait([work])
            return work.cancelled(), time.monotonic() - began

    with aioresponses() as server:
        server.get(URL, callback=answer, repeat=True)
        return asyncio.run(main())


def test_cancel_in_a_pause():
    begin = time.monotonic()
    ended, _ = cancelled(lambda url, **more: CallbackResult(status=503), 1)
    assert ended
    assert time.monotonic() - begin < 2.5


def test_cancel_in_a_request():
    async def slow(url, **more):
        await asyncio.sleep(2)
        return CallbackResult(payload={})

    ended, _ = cancelled(slow, 1)
    assert ended


def test_the_loop_is_free():
    async def main():
        beats = 0
        async with aiohttp.ClientSession() as session:
            work = asyncio.create_task(get_with_retry(session, URL, 2, 2))
            while not work.done():
                await asyncio.sleep(0.1)
                beats += 1
        return beats

    with aioresponses() as server:
        server.get(URL, status=503)
        server.get(URL, payload={})
        assert asyncio.run(main()) > 8
