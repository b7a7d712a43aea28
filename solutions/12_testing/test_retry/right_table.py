"""Most of it is one table: what the server answers, and what should come of it."""

import asyncio
import time
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aioresponses import CallbackResult, aioresponses
from retry import get_with_retry

URL = "http://bus.example/stops/7"
A, B = {"line": 1}, {"line": 2}
CUT, BROKEN = aiohttp.ClientOSError("reset"), aiohttp.ServerDisconnectedError()
TABLE = [
    # answers of the server, attempts, what comes of it, requests
    ([A, B], 3, A, 1),
    ([503, A, B], 3, A, 2),
    ([CUT, 503, BROKEN, A], 4, A, 4),
    ([{}, A], 3, {}, 1),
    ([404, A], 3, 404, 1),
    ([500, A], 3, 500, 1),
    ([503, 503, A], 2, 503, 2),
    ([503, CUT, A], 2, CUT, 2),
    ([503, A], 1, 503, 1),
    ([503, 404, A], 3, 404, 2),
]


@asynccontextmanager
async def asked(*answers, slow=0):
    left, moments = list(answers), []

    async def respond(url, **options):
        moments.append(time.monotonic())
        await asyncio.sleep(slow)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if type(answer) is int:
            return CallbackResult(status=answer, payload={"error": answer})
        return CallbackResult(payload=answer)

    with aioresponses() as mock:
        mock.get(URL, callback=respond, repeat=True)
        async with aiohttp.ClientSession() as session:
            yield session, moments


@pytest.mark.asyncio
@pytest.mark.parametrize(("answers", "attempts", "expected", "requests"), TABLE)
async def test_returns_the_first_good_answer(answers, attempts, expected, requests):
    async with asked(*answers) as (session, moments):
        try:
            got = await get_with_retry(session, URL, attempts, 0.1)
        except aiohttp.ClientResponseError as error:
            got = error.status
        except aiohttp.ClientConnectionError as error:
            got = error
        assert got == expected
        assert len(moments) == requests


@pytest.mark.asyncio
async def test_pauses():
    async with asked(503, BROKEN, 503, A) as (session, moments):
        await get_with_retry(session, URL, 9, 0.5)
    for number, due in enumerate([0.5, 1, 2]):
        pause = moments[number + 1] - moments[number]
        assert due <= pause < due + 0.9
    assert moments[3] - moments[0] < 4.4


@pytest.mark.asyncio
async def test_no_pause_at_the_end():
    async with asked(503, 503) as (session, moments):
        with pytest.raises(aiohttp.ClientResponseError):
            await get_with_retry(session, URL, 2, 1)
        assert time.monotonic() - moments[1] < 1.5


@pytest.mark.asyncio
@pytest.mark.parametrize(("answer", "slow"), [(503, 0), (A, 2)])
async def test_cancel(answer, slow):
    async with asked(answer, A, A, slow=slow) as (session, moments):
        work = asyncio.ensure_future(get_with_retry(session, URL, 2, 2))
        done, _ = await asyncio.wait([work], timeout=1)
        assert not done
        work.cancel()
        await asyncio.wait([work])
        assert work.cancelled()
        assert len(moments) == 1
