"""The stand-in for HTTP: statuses with a body of their own, bodies in two pieces, and timeouts."""

import asyncio
from contextlib import contextmanager
from types import SimpleNamespace

import aiohttp
import pytest

from grader.worker.world.mock_http import MockHttp

URL = "http://stands.in/news"


@contextmanager
def recorded(name, *arguments):
    yield SimpleNamespace()


def asked(work, *answers, seconds=0.0):
    """What `work` returns, which gets a session for which the url has these answers."""

    async def main():
        mock_http = MockHttp(SimpleNamespace(recorder=SimpleNamespace(call=recorded)))
        mock_http.get(URL, *answers, seconds=seconds)
        try:
            async with mock_http.session() as session:
                return await work(session)
        finally:
            await mock_http.stop()

    return asyncio.run(main())


def test_a_pair_is_a_status_and_its_body():
    async def work(session):
        async with session.get(URL) as response:
            return response.status, await response.json()

    assert asked(work, (201, {"news": 1})) == (201, {"news": 1})


def test_a_body_comes_in_two_pieces():
    async def work(session):
        async with session.get(URL) as response:
            return [piece async for piece in response.content.iter_any()]

    assert asked(work, {"news": [1, 2, 3]}) == [b'{"news": ', b"[1, 2, 3]}"]


@pytest.mark.parametrize("limit", [0.01, aiohttp.ClientTimeout(total=0.01)])
def test_a_request_may_have_a_timeout(limit):
    async def work(session):
        with pytest.raises(TimeoutError):
            await session.get(URL, timeout=limit)

    asked(work, {}, seconds=5)
