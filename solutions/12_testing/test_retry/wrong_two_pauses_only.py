# mistake: none
# fails: test_catches_wrong_pauses
import asyncio
import sys
from pathlib import Path

import aiohttp
import pytest
from aioresponses import CallbackResult, aioresponses

sys.path.append(str(Path(__file__).parents[1] / "05_http"))  # by hand, your own answer is tested
from retry import get_with_retry

URL = "http://bus.example/stops/7"
STALL = 0.7
EARLY = 0.02
pytestmark = pytest.mark.asyncio


class Broken:
    """An outcome: the connection breaks."""

    def __init__(self, text="broken", kind=aiohttp.ClientConnectionError):
        self.error = kind(text)


class Server:
    """Gives the outcomes of a script: a status, a Broken, the text of a body, or seconds to hang."""

    def __init__(self, *script):
        self.script = list(script)
        self.times = []
        self.asked = asyncio.Event()

    async def answer(self, url, **kwargs):
        self.times.append(asyncio.get_running_loop().time())
        self.asked.set()
        what = self.script.pop(0) if self.script else '"one request too many"'
        if isinstance(what, Broken):
            raise what.error
        if isinstance(what, float):
            await asyncio.sleep(what)
            what = '"it took a while"'
        if isinstance(what, int):
            return CallbackResult(status=what, reason="no", body='"an error"')
        return CallbackResult(status=200, reason="OK", body=what)

    async def call(self, attempts, delay):
        with aioresponses() as web:
            web.get(URL, callback=self.answer, repeat=True)
            async with aiohttp.ClientSession() as session:
                return await get_with_retry(session, URL, attempts, delay)


def now():
    return asyncio.get_running_loop().time()


@pytest.mark.asyncio
async def test_returns_the_first_good_answer() -> None:
    """A busy server and a broken connection are tried again, until there is an answer."""
    server = Server(503, Broken(), '{"bus": 7}', '{"bus": 8}')
    assert await server.call(5, 0.05) == {"bus": 7}
    assert len(server.times) == 3


@pytest.mark.parametrize("failure", [503, Broken(), Broken("bye", aiohttp.ServerDisconnectedError)])
async def test_each_failure_is_tried_again(failure):
    server = Server(failure, '{"bus": 7}')
    assert await server.call(2, 0.05) == {"bus": 7}
    assert len(server.times) == 2


@pytest.mark.parametrize(
    "body, value",
    [("{}", {}), ("[]", []), ("0", 0), ('""', ""), ("null", None), ("false", False), ("[1]", [1])],
)
async def test_any_good_answer_is_returned(body, value):
    server = Server(body)
    assert await server.call(3, 0.05) == value
    assert len(server.times) == 1


async def test_a_good_answer_comes_without_a_pause():
    start = now()
    assert await Server("1").call(3, 3) == 1
    assert now() - start < 3 - EARLY - 1


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 502, 504])
@pytest.mark.parametrize("before", [[], [503]])
async def test_other_errors_are_raised_at_once(status, before):
    server = Server(*before, status)
    start = now()
    with pytest.raises(aiohttp.ClientResponseError) as caught:
        await server.call(4, 2 if not before else 0.02)
    assert caught.value.status == status
    assert len(server.times) == len(before) + 1
    assert now() - start < 1.5


@pytest.mark.parametrize("attempts", [1, 2, 3, 4])
@pytest.mark.parametrize("broken", [False, True])
async def test_so_many_attempts_and_no_more(attempts, broken):
    outcomes = [Broken(f"number {number}") if broken else 503 for number in range(1, 9)]
    server = Server(*outcomes)
    with pytest.raises(aiohttp.ClientError) as caught:
        await server.call(attempts, 0.01)
    assert len(server.times) == attempts
    if broken:
        assert isinstance(caught.value, aiohttp.ClientConnectionError)
        assert str(caught.value) == f"number {attempts}"
    else:
        assert isinstance(caught.value, aiohttp.ClientResponseError)
        assert caught.value.status == 503


@pytest.mark.parametrize("attempts", [2, 3])
async def test_the_last_attempt_may_be_the_good_one(attempts):
    server = Server(*[503] * (attempts - 1), '"late"')
    assert await server.call(attempts, 0.02) == "late"


async def test_the_error_of_the_last_attempt_comes_out():
    with pytest.raises(aiohttp.ClientConnectionError):
        await Server(503, Broken()).call(2, 0.02)
    with pytest.raises(aiohttp.ClientResponseError) as caught:
        await Server(Broken(), 503).call(2, 0.02)
    assert caught.value.status == 503


@pytest.mark.parametrize("failure", [503, Broken()])
async def test_no_pause_after_the_last_attempt(failure):
    start = now()
    with pytest.raises(aiohttp.ClientError):
        await Server(failure).call(1, 3)
    assert now() - start < 1.5
    start = now()
    with pytest.raises(aiohttp.ClientError):
        await Server(failure, failure).call(2, 0.8)  # one more pause would take 0.8 s, or 1.6 s
    assert now() - start < 0.8 + STALL


@pytest.mark.parametrize("failure", [503, Broken()])
async def test_each_pause_is_twice_as_long(failure):
    delay = 0.35
    server = Server(failure, failure, '"at last"')
    assert await server.call(3, delay) == "at last"
    gaps = [after - before for before, after in zip(server.times, server.times[1:])]
    assert len(gaps) == 2
    for gap, pause in zip(gaps, (delay, 2 * delay)):
        assert pause - EARLY <= gap <= pause + STALL


async def test_other_code_runs_during_a_pause():
    task = asyncio.create_task(Server(503, 503, '"ok"').call(3, 1))
    ticks = [now()]
    while not task.done():
        await asyncio.sleep(0.1)
        ticks.append(now())
    assert await task == "ok"
    assert max(after - before for before, after in zip(ticks, ticks[1:])) < 0.9


async def cancelled(task):
    """Cancel it, give it some time, and say whether it ended as cancelled."""
    task.cancel()
    await asyncio.wait([task], timeout=0.9)
    return task.cancelled()


@pytest.mark.parametrize("before", [[], [503]])
async def test_a_cancel_in_a_request(before):
    server = Server(*before, 20.0)
    task = asyncio.create_task(server.call(4, 0.1))
    while len(server.times) <= len(before) and not task.done():
        await asyncio.sleep(0.05)
    assert await cancelled(task)
    await asyncio.sleep(0.5)
    assert len(server.times) == len(before) + 1


async def test_a_cancel_in_a_pause():
    server = Server(503)
    task = asyncio.create_task(server.call(4, 1.5))
    await asyncio.wait_for(server.asked.wait(), 5)
    await asyncio.sleep(0.1)
    assert await cancelled(task)
    await asyncio.sleep(1.7)
    assert len(server.times) == 1
