# mistake: unmarked-test
# fails: test_right_versions_pass, test_catches_what_tries_again_wrongly
import asyncio
import time

import aiohttp
import pytest
from aioresponses import CallbackResult, aioresponses
from retry import get_with_retry

pytestmark = pytest.mark.asyncio

URL = "http://bus.example/stops/7"
BUS = {"line": 12, "minutes": 3}
CUT = aiohttp.ClientConnectionError("Connection reset by peer")


async def ask(*answers, attempts=4, delay=0.1, slow=0, times=None):
    """Ask a server that gives these answers in turn, and notes its times."""
    left, times = list(answers), [] if times is None else times

    async def respond(url, **options):
        times.append(time.monotonic())
        await asyncio.sleep(slow)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return CallbackResult(status=answer)
        return CallbackResult(payload=answer)

    with aioresponses() as mock:
        mock.get(URL, callback=respond, repeat=True)
        async with aiohttp.ClientSession() as session:
            return await get_with_retry(session, URL, attempts, delay)


@pytest.fixture
async def session():  # <- here
    async with aiohttp.ClientSession() as session:
        yield session


async def test_returns_the_first_good_answer(session):
    with aioresponses() as mock:
        mock.get(URL, payload=BUS)
        assert await get_with_retry(session, URL, 4, 0.1) == BUS
    assert await ask({}, BUS) == {}
    for status in (404, 500):
        times = []
        with pytest.raises(aiohttp.ClientResponseError):
            await ask(status, BUS, times=times)
        assert len(times) == 1


async def test_pauses():
    times = []
    work = asyncio.create_task(ask(503, CUT, 503, BUS, delay=1, times=times))
    begin = time.monotonic()
    await asyncio.sleep(0.5)
    assert time.monotonic() - begin < 0.9
    await work
    assert 1 <= times[1] - times[0] < 1.9
    assert 2 <= times[2] - times[1] < 2.9
    assert 4 <= times[3] - times[2] < 4.9


async def test_last_error():
    times = []
    with pytest.raises(aiohttp.ClientResponseError):
        await ask(503, 503, BUS, attempts=2, delay=1, times=times)
    assert len(times) == 2
    assert time.monotonic() - times[1] < 1.5
    with pytest.raises(aiohttp.ClientConnectionError):
        await ask(503, CUT, BUS, attempts=2)


async def test_cancel():
    for answer, slow in ((503, 0), (BUS, 2)):
        times = []
        work = asyncio.create_task(ask(answer, BUS, BUS, delay=2, slow=slow, times=times))
        await asyncio.sleep(1)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        assert len(times) == 1
