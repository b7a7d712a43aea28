"""Try again, but not always, and not immediately."""

import asyncio
import json
from itertools import pairwise
from unittest.mock import patch

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
FINAL = (400, 403, 404, 408, 429, 500, 501, 502, 504)
"""Statuses that are not worth another attempt."""
CUTS = ("Connection reset by peer", "Broken pipe", "Connection aborted")
IN_A_PAUSE = 0.5
"""Seconds: with a first pause of 0.3, this is in the second one."""
IN_THE_LAST = 0.7
"""Seconds: the first request takes 0.4, and a pause 0.1, so this is in the second request."""
SECOND = 0.2
"""Seconds after which a second call is made."""
BUSY = [503] * 3


@inputs
def departures(rng):
    stop = rng.choice(["Harbour", "Mill", "Zoo"])
    return {"line": rng.randint(1, 99), "minutes": rng.randint(1, 30), "stop": stop, "error": None}


def cut(why=CUTS[0]):
    """The connection breaks."""
    import aiohttp

    return aiohttp.ClientOSError(104, why)


def cut_otherwise():
    """The connection breaks in other ways."""
    import aiohttp

    return aiohttp.ServerDisconnectedError(), aiohttp.ClientConnectionError("reset")


async def asked(student, mock_http, *answers, attempts=3, delay=0.1, seconds=0.0):
    """What `get_with_retry` returns when the server gives these answers in turn."""
    url = mock_http.get(f"{STOPS}/7", *answers, seconds=seconds)
    async with mock_http.session() as session:
        return await student.get_with_retry(session, url, attempts, delay)


@scenario
async def busy_then_cut_then_well(student, mock_http, departures):
    answers = [503, cut(), *cut_otherwise(), (203, departures)]
    return await asked(student, mock_http, *answers, attempts=6)


@scenario
async def no_bus_comes(student, mock_http, departures):
    return await asked(student, mock_http, 503, {}, departures)


@scenario
async def without_pauses(student, mock_http, departures):
    return await asked(student, mock_http, 503, cut(), 503, departures, attempts=4, delay=0)


@scenario
async def busy_three_times(student, mock_http, departures):
    await asked(student, mock_http, *BUSY, departures, attempts=5, delay=DELAY)


@scenario
async def two_screens(student, mock_http, departures):
    """Two calls at once, with pauses of their own, and a third one later."""
    async with mock_http.session() as session:
        zoo = mock_http.get(f"{STOPS}/zoo", 503, 503, departures, 503, departures)
        mill = mock_http.get(f"{STOPS}/mill", cut(), departures, seconds=0.4)
        first = asyncio.create_task(student.get_with_retry(session, zoo, 3, 0.5))
        await asyncio.sleep(SECOND)
        values = [await student.get_with_retry(session, mill, 2, 0.6), await first]
        return [*values, await student.get_with_retry(session, zoo, 2, 0.5)]


@scenario(clock="fast")
async def a_long_outage(student, mock_http, departures):
    answers = [*BUSY, *BUSY, *BUSY, departures]
    return await asked(student, mock_http, *answers, attempts=11, delay=1)


@scenario(clock="fast")
async def a_slow_server(student, mock_http, departures):
    return await asked(student, mock_http, 503, departures, delay=1, seconds=60)


@scenario
async def broken_servers(student, mock_http):
    outcomes = {}
    async with mock_http.session() as session:
        for status in FINAL:
            url = mock_http.get(f"{STOPS}/{status}", (status, {"message": "no bus"}))
            try:
                await student.get_with_retry(session, url, 3, 0.1)
                outcomes[status] = "a return"
            except NotImplementedError:
                raise
            except Exception as error:
                outcomes[status] = type(error).__name__
    return outcomes


# The 404 at the end stops an answer that would never give up.


@scenario
async def busy_in_the_end(student, mock_http):
    await asked(student, mock_http, cut(), cut(), 503, 404, delay=0.4)


@scenario
async def cut_in_the_end(student, mock_http):
    await asked(student, mock_http, 503, *map(cut, CUTS), 404)


@scenario
async def one_attempt(student, mock_http):
    await asked(student, mock_http, 503, 404, attempts=1, delay=2)


@scenario
async def a_mistake(student, mock_http):
    await asked(student, mock_http, TypeError("Constructor parameter should be str"), 404)


def half_a_body():
    """A patch: of each body only the first half comes, which is no JSON."""
    from aiohttp import StreamReader

    feed = StreamReader.feed_data

    def feed_data(stream, data, *size):
        if not stream.total_bytes:
            feed(stream, data, *size)

    return patch.object(StreamReader, "feed_data", feed_data)


@scenario
async def half_an_answer(student, mock_http, departures):
    with half_a_body():
        await asked(student, mock_http, departures)


@scenario
async def cancelled(student, mock_http, observer):
    await observer.cancel_after(0.5, asked(student, mock_http, 503, seconds=1))


@scenario
async def cancelled_in_a_pause(student, mock_http, observer, departures):
    answers = 503, 503, departures
    await observer.cancel_after(IN_A_PAUSE, asked(student, mock_http, *answers, delay=0.3))


@scenario
async def cancelled_in_the_last_request(student, mock_http, observer, departures):
    answers = 503, departures
    work = asked(student, mock_http, *answers, attempts=2, seconds=0.4)
    await observer.cancel_after(IN_THE_LAST, work)


@scenario(clock="fast")
async def cancelled_in_the_body(student, mock_http, observer, departures):
    """When its first half has come."""
    await observer.cancel_after(1.01, asked(student, mock_http, departures, seconds=1))


@points(1)
def test_tries_again_after_a_503_and_a_broken_connection(
    busy_then_cut_then_well, no_bus_comes, without_pauses, two_screens, a_long_outage, a_slow_server
):
    """After a 503 and a broken connection it tries again, and returns the first good answer."""
    assert busy_then_cut_then_well.value == busy_then_cut_then_well.inputs
    assert no_bus_comes.value == {}
    no_bus_comes.called_times("GET", 2)
    assert without_pauses.value == without_pauses.inputs
    assert two_screens.value == [two_screens.inputs] * 3
    assert a_long_outage.value == a_long_outage.inputs
    assert a_slow_server.value == a_slow_server.inputs


def must_have_ended_at_once(evidence):
    """What was cancelled must be over, and leave nothing."""
    evidence.raised(asyncio.CancelledError)
    evidence.nothing_in_flight("GET")
    evidence.left_no_task()


def pauses(evidence, path="/stops/7"):
    """The seconds from the end of each request to the start of the next."""
    requests = pairwise(call for call in evidence.calls_of("GET") if call.label == path)
    return [after.start - before.end for before, after in requests]


@points(2)
def test_each_pause_is_twice_as_long(busy_three_times, two_screens, a_long_outage):
    """The first pause is `delay`, and each further pause is twice as long as the one before."""
    busy_three_times.called_times("GET", 4)
    first, second, third = pauses(busy_three_times)
    within(first, over=0.35, under=0.85, what=f"the first pause (delay={DELAY})", lasts=True)
    within(second, over=0.8, under=1.3, what="the second pause", lasts=True)
    within(third, over=1.75, under=2.2, what="the third pause", lasts=True)
    if two_screens.error is None:  # or else another check tells
        zoo, mill = pauses(two_screens, "/stops/zoo"), pauses(two_screens, "/stops/mill")
        expect([len(zoo), len(mill)], [4, 1], "requests after the first one for each stop")
        within(
            zoo[0], over=0.4, under=0.9, what="the first pause of a call (delay=0.5)", lasts=True
        )
        within(
            zoo[1], over=0.9, under=1.4, what="the second pause of a call (delay=0.5)", lasts=True
        )
        start = next(c.start for c in two_screens.calls_of("GET") if c.label == "/stops/mill")
        within(start - SECOND, over=-0.1, under=0.4, what="the start of a second call")
        within(
            mill[0],
            over=0.5,
            under=1.0,
            what="the first pause of a second call (delay=0.6)",
            lasts=True,
        )
        within(
            zoo[3],
            over=0.4,
            under=0.9,
            what="the first pause of a third call (delay=0.5)",
            lasts=True,
        )
    if a_long_outage.error is None:
        for number, pause in enumerate(pauses(a_long_outage)):
            due = 2**number
            within(pause, over=due - 0.1, under=due + 0.5, what=f"a pause of {due} s", lasts=True)


@points(1)
def test_others_run_during_the_pauses(busy_three_times):
    """Other code runs during the pauses: the loop is never blocked for 0.3 seconds."""
    busy_three_times.started("GET")
    busy_three_times.never_blocked(under=0.3)


@points(1, shows="retries-everything")
def test_does_not_try_again_after_a_404(broken_servers, a_mistake, half_an_answer):
    """After a 404, a 500 or another error that is final, it makes no further request."""
    broken_servers.started("GET")
    asked = [call.label for call in broken_servers.calls_of("GET")]
    for status in FINAL:
        expect(asked.count(f"/stops/{status}"), 1, f"requests for a stop whose status is {status}")
    made = len(a_mistake.calls_of("GET"))
    expect(made, 1, "requests, of which the first raised a TypeError")
    made = len(half_an_answer.calls_of("GET"))
    expect(made, 1, "requests, of which the first got a body that is no JSON")


@points(1, shows="status-ignored")
def test_a_404_is_raised(broken_servers):
    """Each of these statuses raises ClientResponseError."""
    broken_servers.started("GET")
    ends = broken_servers.value.plain
    for status in FINAL:
        ended = "returned" if ends[status] == "a return" else f"raised {ends[status]}"
        what = f"after status {status}: expected ClientResponseError, but get_with_retry {ended}"
        assert ends[status] == "ClientResponseError", what


@points(2)
def test_the_last_error_is_raised(busy_in_the_end, cut_in_the_end, one_attempt):
    """When every attempt has failed, the error of the last one is raised."""
    import aiohttp

    busy = [(3, busy_in_the_end), (1, one_attempt)]
    error = cut_in_the_end.raised(aiohttp.ClientOSError)
    last = len(cut_in_the_end.calls_of("GET")) - 2  # the first request got a 503
    expect(error.message, str(cut(CUTS[last])), "the message of the error")
    for number, evidence in busy:
        error = evidence.raised(aiohttp.ClientResponseError)
        if len(evidence.calls_of("GET")) == number:  # or else another check tells
            status = error.message.partition(",")[0]
            expect(status, "503", "the status of the error after the last 503")


@points(1)
def test_stops_after_the_last_attempt(busy_in_the_end, cut_in_the_end, one_attempt):
    """It makes `attempts` requests and no more, and does not pause after the last."""
    busy_in_the_end.called_times("GET", 3, may_raise=True)
    pauses = "3 attempts with pauses of 0.4 s and 0.8 s"
    within(busy_in_the_end.elapsed, over=1.15, under=2.0, what=pauses)
    cut_in_the_end.called_times("GET", 3, may_raise=True)
    one_attempt.called_times("GET", 1, may_raise=True)
    within(one_attempt.elapsed, over=-0.1, under=1.0, what="a single attempt (delay=2)")


@points(1)
def test_a_mistake_is_raised(no_bus_comes, a_mistake, half_an_answer):
    """When the request raises a TypeError, or a body is no JSON, that error propagates."""
    a_mistake.started("GET")
    if len(a_mistake.calls_of("GET")) == 1:  # or else another check tells
        a_mistake.raised(TypeError)
    if no_bus_comes.error is None and no_bus_comes.value == {}:
        half_an_answer.raised(json.JSONDecodeError, ValueError)


@points(1)
def test_a_cancellation_is_no_failure(
    cancelled, cancelled_in_a_pause, cancelled_in_the_last_request, cancelled_in_the_body
):
    """When it is cancelled in a request or a pause, CancelledError propagates; no request follows."""
    cancelled.called_times("GET", 1, may_raise=True)
    must_have_ended_at_once(cancelled)
    if cancelled_in_a_pause.fact("observer", "cancels"):  # or else another check tells
        calls = cancelled_in_a_pause.calls_of("GET")
        late = [call for call in calls if call.start > IN_A_PAUSE + 0.1]
        expect(len(late), 0, "requests after it was cancelled in a pause")
        must_have_ended_at_once(cancelled_in_a_pause)
    for evidence in cancelled_in_the_last_request, cancelled_in_the_body:
        if evidence.fact("observer", "cancels"):
            must_have_ended_at_once(evidence)


@points(1, shows="response-not-released")
def test_releases_every_response(
    busy_then_cut_then_well, busy_three_times, busy_in_the_end, broken_servers
):
    """Every response is read to its end or released, those with an error status as well."""
    for evidence in busy_then_cut_then_well, busy_three_times, busy_in_the_end, broken_servers:
        evidence.started("GET")
        left = evidence.fact("mock_http", "open_responses")
        expect(left, 0, "responses that were neither read to the end nor released")
