import asyncio
from itertools import pairwise

import aiohttp
import pytest
import pytest_asyncio
from aioresponses import CallbackResult, aioresponses
from retry import get_with_retry

URL = "http://bus.example/stops/7"
BUS = {"line": 12, "minutes": 3}
CUT = aiohttp.ClientConnectionError("Connection reset by peer")

pytestmark = pytest.mark.asyncio


class Server:
    """Gives its answers one after another, and notes when each request came."""

    def __init__(self, mock) -> None:
        self.answers = []
        self.times = []
        self.seconds = 0
        mock.get(URL, callback=self.respond, repeat=True)

    async def respond(self, url, **options):
        self.times.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.seconds)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return CallbackResult(status=answer)
        return CallbackResult(payload=answer)


@pytest.fixture
def server():
    with aioresponses() as mock:
        yield Server(mock)


@pytest_asyncio.fixture
async def session():
    async with aiohttp.ClientSession() as session:
        yield session


async def test_returns_the_first_good_answer(server, session) -> None:
    """A busy server and a broken connection are tried again, until there is an answer."""
    server.answers = [503, CUT, BUS, {}]
    assert await get_with_retry(session, URL, 4, 0.1) == BUS


async def test_an_empty_answer_is_good(server, session):
    server.answers = [{}, BUS]
    assert await get_with_retry(session, URL, 4, 0.1) == {}


@pytest.mark.parametrize("status", [404, 500])
async def test_other_errors_are_raised_at_once(server, session, status):
    server.answers = [status, BUS]
    with pytest.raises(aiohttp.ClientResponseError):
        await get_with_retry(session, URL, 4, 0.1)
    assert len(server.times) == 1


async def test_each_pause_is_twice_as_long(server, session):
    # Nothing can be too early by chance, so the lower bounds are exact.
    server.answers = [503, 503, 503, BUS]
    await get_with_retry(session, URL, 4, 1)
    first, second, third = (after - before for before, after in pairwise(server.times))
    assert 1 <= first < 1.9
    assert 2 <= second < 2.9
    assert 4 <= third < 4.9


async def test_others_run_during_a_pause(server, session):
    server.answers = [503, BUS]
    task = asyncio.create_task(get_with_retry(session, URL, 2, 2))
    await asyncio.sleep(1)
    assert not task.done()
    assert await task == BUS


@pytest.mark.parametrize("last", [503, CUT])
async def test_the_last_error_is_raised_at_once(server, session, last):
    server.answers = [503, 503, last, BUS]
    with pytest.raises(aiohttp.ClientResponseError if last == 503 else type(last)):
        await get_with_retry(session, URL, 3, 0.5)
    assert len(server.times) == 3
    assert asyncio.get_running_loop().time() - server.times[-1] < 1.5


async def test_a_cancellation_in_a_pause_comes_through(server, session):
    server.answers = [503, BUS]
    task = asyncio.create_task(get_with_retry(session, URL, 3, 2))
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(server.times) == 1


async def test_a_cancellation_in_a_request_comes_through(server, session):
    server.answers, server.seconds = [BUS, BUS], 2
    task = asyncio.create_task(get_with_retry(session, URL, 3, 0.1))
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
