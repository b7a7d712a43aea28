# mistake: none
# fails: test_catches_what_tries_again_wrongly, test_catches_wrong_pauses, test_catches_a_wrong_end, test_catches_a_lost_cancellation
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


async def test_returns_the_first_good_answer():
    assert await ask(503, CUT, BUS, {}) == BUS
