"""Try again, but not always, and not immediately."""

import asyncio
from itertools import pairwise

from grader import expect, inputs, points, scenario, within

ASKS = "async def get_with_retry(session, url, attempts, delay) -> dict"

HINTS = (
    "Sort the failures first: which ones are worth another attempt, and which are final? A "
    "cancellation is neither. Only then think about the loop and its pauses.",
    "`raise_for_status` turns an error status into an exception that has a `status`. See the "
    "hierarchy of exceptions in the client reference of aiohttp. What do a broken connection and "
    "an error status have in common, and where do they differ?",
    "Write a loop over the attempts, and in it a `try` around one whole request. In the `except`, "
    "re-raise if the failure is final or this was the last attempt. After the `try`, sleep, and "
    "make the next pause twice as long.",
)

STOPS = "http://bus.example/stops"
DELAY = 0.45
"""Seconds: the pauses are 0.45, 0.9 and 1.8."""
FINAL = (404, 500, 501, 502, 504)
"""Statuses that are not worth another attempt."""


@inputs
def departures(rng):
    stop = rng.choice(["Harbour", "Mill", "Zoo"])
    return {"line": rng.randint(1, 99), "minutes": rng.randint(1, 30), "stop": stop}


def reset():
    import aiohttp

    return aiohttp.ClientOSError(104, "Connection reset by peer")


async def asked(student, mock_http, *answers, attempts=3, delay=0.1, seconds=0.0):
    """What `get_with_retry` returns when the server gives these answers in turn."""
    url = mock_http.get(f"{STOPS}/7", *answers, seconds=seconds)
    async with mock_http.session() as session:
        return await student.get_with_retry(session, url, attempts, delay)


@scenario
async def busy_then_cut_then_well(student, mock_http, departures):
    return await asked(student, mock_http, 503, reset(), departures, attempts=4)


@scenario
async def busy_three_times(student, mock_http, departures):
    await asked(student, mock_http, 503, 503, 503, departures, attempts=5, delay=DELAY)


@scenario
async def no_such_stop(student, mock_http):
    await asked(student, mock_http, 404)


@scenario
async def broken_servers(student, mock_http):
    async with mock_http.session() as session:
        for status in FINAL:
            url = mock_http.get(f"{STOPS}/{status}", status)
            try:
                await student.get_with_retry(session, url, 3, 0.1)
            except NotImplementedError:
                raise
            except Exception:
                continue


# The 404 at the end stops an answer that would never give up.


@scenario
async def busy_in_the_end(student, mock_http):
    await asked(student, mock_http, reset(), reset(), 503, 404, delay=0.4)


@scenario
async def cut_in_the_end(student, mock_http):
    await asked(student, mock_http, 503, 503, reset(), reset(), 404)


@scenario
async def cancelled(student, mock_http, observer):
    await observer.cancel_after(0.5, asked(student, mock_http, 503, seconds=1))


@points(1)
def test_tries_again_after_a_503_and_a_broken_connection(busy_then_cut_then_well):
    """After a 503 and a broken connection it tries again, and returns the first good answer."""
    assert busy_then_cut_then_well.value == busy_then_cut_then_well.inputs


@points(2)
def test_each_pause_is_twice_as_long(busy_three_times):
    """The first pause is `delay`, and each further pause is twice as long as the one before."""
    busy_three_times.called_times("GET", 4)
    requests = pairwise(busy_three_times.calls_of("GET"))
    first, second, third = (after.start - before.start for before, after in requests)
    within(first, over=0.35, under=0.85, what=f"the first pause (delay={DELAY})")
    within(second, over=0.8, under=1.3, what="the second pause")
    within(third, over=1.75, under=2.2, what="the third pause")


@points(1)
def test_others_run_during_the_pauses(busy_three_times):
    """Other code runs during the pauses: the loop is never blocked for 0.3 seconds."""
    busy_three_times.started("GET")
    busy_three_times.never_blocked(under=0.3)


@points(1, shows="retries-everything")
def test_does_not_try_again_after_a_404(broken_servers):
    """After a 404, a 500 or another error status, except 503, it makes no further request."""
    broken_servers.started("GET")
    asked = [call.label for call in broken_servers.calls_of("GET")]
    for status in FINAL:
        expect(asked.count(f"/stops/{status}"), 1, f"requests for a stop whose status is {status}")


@points(1, shows="status-ignored")
def test_a_404_is_raised(no_such_stop):
    """A 404 raises ClientResponseError."""
    import aiohttp

    assert no_such_stop.error, "expected an error for status 404, and it returned"
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
    busy_in_the_end.called_times("GET", 3, may_raise=True)
    pauses = "3 attempts with pauses of 0.4 s and 0.8 s"
    within(busy_in_the_end.elapsed, over=1.15, under=2.0, what=pauses)


@points(1)
def test_a_cancellation_is_no_failure(cancelled):
    """When it is cancelled in a request, CancelledError propagates, and no request follows."""
    cancelled.called_times("GET", 1, may_raise=True)
    cancelled.raised(asyncio.CancelledError)


@points(1, shows="response-not-released")
def test_releases_every_response(busy_then_cut_then_well, busy_three_times):
    """Every response is read to its end or released, those with a 503 as well."""
    for evidence in busy_then_cut_then_well, busy_three_times:
        evidence.started("GET")
        left = evidence.fact("mock_http", "open_responses")
        expect(left, 0, "responses that were neither read to the end nor released")
