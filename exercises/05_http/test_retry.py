"""Try again, but not always, and not at once."""

import asyncio
from collections import Counter
from itertools import pairwise

from grader import points, scenario, within

ASKS = "async def get_with_retry(session, url, attempts, delay) -> dict"

HINTS = (
    "Sort the failures first: which ones are worth another try, and which are final? A cancellation "
    "is on neither list. Only then think about the loop and its pauses.",
    "`raise_for_status` turns a status into an exception that knows its `status`. See the hierarchy "
    "of exceptions in aiohttp's client reference: what do a broken connection and an error status "
    "have in common, and where do they part?",
    "A loop over the attempts, in it a `try` round one whole request. In the `except`, raise again "
    "if the failure is final or this was the last attempt. After the `try`, sleep, and make the "
    "next pause twice as long.",
)

ADDRESS = "http://bus.example/stops"
DELAY = 0.45
"""Seconds: the pauses are 0.45, 0.9 and 1.8."""


def departures(rng):
    return {
        "line": rng.randint(1, 99),
        "minutes": rng.randint(1, 30),
        "stop": rng.choice(["Harbour", "Mill", "Zoo"]),
    }


BROKEN = (500, 501, 502, 504)
"""What is in the five hundreds as well, and not worth another try."""


def reset():
    import aiohttp

    return aiohttp.ClientOSError(104, "Connection reset by peer")


@scenario
async def busy_then_cut_then_well(student, mock_http, rng):
    url = mock_http.get(f"{ADDRESS}/7", 503, reset(), departures(rng))
    async with mock_http.session() as session:
        return await student.get_with_retry(session, url, 4, 0.1)


@scenario
async def busy_three_times(student, mock_http, rng):
    url = mock_http.get(f"{ADDRESS}/8", 503, 503, 503, departures(rng))
    async with mock_http.session() as session:
        await student.get_with_retry(session, url, 5, DELAY)


@scenario
async def no_such_stop(student, mock_http):
    url = mock_http.get(f"{ADDRESS}/404", 404)
    async with mock_http.session() as session:
        await student.get_with_retry(session, url, 3, 0.1)


@scenario
async def broken_servers(student, mock_http):
    async with mock_http.session() as session:
        for status in BROKEN:
            url = mock_http.get(f"{ADDRESS}/{status}", status)
            try:
                await student.get_with_retry(session, url, 3, 0.1)
            except NotImplementedError:
                raise
            except Exception:
                continue


# The 404 at the end stops what would go on for ever.


@scenario
async def busy_in_the_end(student, mock_http):
    url = mock_http.get(f"{ADDRESS}/9", reset(), reset(), 503, 404)
    async with mock_http.session() as session:
        await student.get_with_retry(session, url, 3, 0.4)


@scenario
async def cut_in_the_end(student, mock_http):
    url = mock_http.get(f"{ADDRESS}/10", 503, 503, reset(), reset(), 404)
    async with mock_http.session() as session:
        await student.get_with_retry(session, url, 3, 0.1)


@scenario
async def cancelled(student, mock_http, observer):
    url = mock_http.get(f"{ADDRESS}/11", 503, seconds=1)
    async with mock_http.session() as session:
        task = asyncio.create_task(student.get_with_retry(session, url, 3, 0.1))
        await asyncio.sleep(0.5)
        if task.done():
            await task
        else:
            await observer.cancel(task)


@points(1)
def test_tries_again_after_a_503_and_a_broken_connection(busy_then_cut_then_well):
    """After a 503 and a broken connection it tries again, and gives the first good answer."""
    assert busy_then_cut_then_well.value == departures(busy_then_cut_then_well.rng)


@points(2)
def test_each_pause_is_twice_as_long(busy_three_times):
    """The first pause is `delay`, and each further one twice as long as the one before."""
    starts = [call.start for call in busy_three_times.calls_of("GET")]
    pauses = [after - before for before, after in pairwise(starts)]
    busy_three_times.must_have_returned()
    assert len(pauses) == 3, f"three requests failed and one was answered; there were {len(starts)}"
    within(pauses[0], over=0.35, under=0.85, what=f"the first pause (delay={DELAY})")
    within(pauses[1], over=0.8, under=1.3, what="the second pause")
    within(pauses[2], over=1.75, under=2.2, what="the third pause")


@points(1)
def test_others_run_during_the_pauses(busy_three_times):
    """Others run during the pauses: the loop is never held for 0.3 seconds."""
    busy_three_times.started("GET")
    busy_three_times.never_held(under=0.3)


@points(1, shows="retries-everything")
def test_does_not_try_again_after_a_404(no_such_stop, broken_servers):
    """After a 404, a 500 or any other status but 503 it makes no further request."""
    no_such_stop.started("GET")
    broken_servers.started("GET")
    asked = len(no_such_stop.calls_of("GET"))
    assert asked <= 1, f"the stop does not exist, and the server had to say so {asked} times"
    asked_for = [call.label.rpartition("/")[2] for call in broken_servers.calls_of("GET")]
    for status, asked in Counter(asked_for).items():
        told = f"the status was {status}, not 503, and the server had to say so {asked} times"
        assert asked == 1, told


@points(1, shows="status-ignored")
def test_a_404_is_raised(no_such_stop):
    """A 404 raises ClientResponseError."""
    import aiohttp

    assert no_such_stop.error is not None, "the status was 404, and it returned as on any other day"
    no_such_stop.raised(aiohttp.ClientResponseError)


@points(2)
def test_the_last_error_is_raised(busy_in_the_end, cut_in_the_end):
    """When every attempt has failed, the error of the last one is raised."""
    import aiohttp

    busy_in_the_end.raised(aiohttp.ClientResponseError)
    cut_in_the_end.raised(aiohttp.ClientOSError)


@points(1)
def test_stops_after_the_last_attempt(busy_in_the_end):
    """It makes `attempts` requests and no more, and does not pause after the last."""
    asked = len(busy_in_the_end.calls_of("GET"))
    assert asked == 3, f"attempts was 3, and the server was asked {asked} times"
    within(
        busy_in_the_end.elapsed,
        over=1.15,
        under=2.0,
        what="3 attempts with pauses of 0.4 s and 0.8 s",
    )


@points(1)
def test_a_cancellation_is_no_failure(cancelled):
    """Cancelled in the middle of a request, it ends, and makes no other request."""
    cancelled.must_have_returned()
    asked = len(cancelled.calls_of("GET"))
    cancels = cancelled.facts["observer"]["cancels"]
    assert cancels, "it was over before its first request had been answered"
    assert asked == 1, f"it was cancelled in its first request, and made {asked - 1} more"
    assert cancels[0]["cancelled"], "it was cancelled, and ended in another way"


@points(1)
def test_releases_every_response(busy_then_cut_then_well, busy_three_times):
    """Every response is read to its end or released, those with a 503 as well."""
    for evidence in busy_then_cut_then_well, busy_three_times:
        evidence.started("GET")
        left = evidence.facts["mock_http"]["open_responses"]
        assert not left, f"{left} of the responses were neither read to the end nor released"
