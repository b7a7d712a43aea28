"""Sent three times, booked once."""

import asyncio
import json
import time
from types import SimpleNamespace
from unittest.mock import patch

from grader import NotSeen, Shows, expect, inputs, points, scenario

ASKS = "async def submit(session, url, order) -> dict"

HINTS = (
    "The wholesaler cannot see your loop. How can it tell that the second request is the first one "
    "again, and not another customer who likes the same tea?",
    "`str(uuid.uuid4())` returns a new, unique string. `session.post` takes `json=` for the body "
    "and `headers=` for a dict of headers, whose values are strings.",
    "Make the key once for each call, before the loop, and send it with every attempt. In the "
    "loop, catch `TimeoutError` and nothing else. Let the last one propagate.",
)

ORDERS = "http://tea.example/orders"
CRATES = (100, 200, 300, 400)
MANY = 150
"""Orders among which a short random number comes twice."""
STATUSES = (400, 402, 408, 409, 429, 500, 502, 503, 504)


@inputs
def tea(rng):
    """An order, and the receipt for it."""
    kind = rng.choice(["Assam", "Ceylon", "Keemun"])
    return SimpleNamespace(
        order={"tea": kind, "boxes": rng.randint(2, 90), "gift": False},
        receipt={"receipt": rng.randint(1000, 9999)},
    )


SHOP = {"Customer": "the tea shop"}
"""The session's own headers."""


async def ordered(student, mock_http, tea, *answers, seconds=0.2):
    """What `submit` returns when the wholesaler gives these answers in turn."""
    mock_http.post(ORDERS, *answers, seconds=seconds)
    async with mock_http.session(headers=SHOP) as session:
        receipt = await student.submit(session, ORDERS, tea.order)
        if dict(session.headers) != SHOP:
            return "the session has other headers than before"
        return "the session was closed" if session.closed else receipt


@scenario
async def one_order(student, mock_http, tea):
    return await ordered(student, mock_http, tea, (201, tea.receipt))


@scenario(clock="fast")
async def a_slow_answer(student, mock_http, tea):
    return await ordered(student, mock_http, tea, tea.receipt, seconds=3.9)


@scenario
async def two_late_answers(student, mock_http, tea):
    answers = TimeoutError(), TimeoutError(), (202, tea.receipt)
    return await ordered(student, mock_http, tea, *answers)


@scenario
async def the_same_tea_again_and_again(student, mock_http, tea):
    """Three orders at once, the third one twice as large, and four one after another."""
    larger = tea.order | {"boxes": 2 * tea.order["boxes"]}
    mock_http.post(ORDERS, tea.receipt, seconds=0.2)
    async with mock_http.session() as session:
        at_once = [tea.order, dict(tea.order), larger]
        await asyncio.gather(*(student.submit(session, ORDERS, order) for order in at_once))
        for _ in range(4):
            await student.submit(session, ORDERS, tea.order)


async def many_orders(student, mock_http, number):
    """As many equal orders, all at the same moment: the time of day stands still."""
    order, now = {"tea": "Earl Grey", "boxes": 12, "gift": False}, time.time_ns()
    mock_http.post(ORDERS, {"receipt": 1}, seconds=0.1)
    stands = patch.multiple(time, time=lambda: now / 1e9, time_ns=lambda: now)
    async with mock_http.session() as session:
        with stands:
            await asyncio.gather(*(student.submit(session, ORDERS, order) for _ in range(number)))


@scenario(clock="fast")
async def on_one_day(student, mock_http):
    await many_orders(student, mock_http, MANY)


@scenario(clock="fast")
async def on_another_day(student, mock_http):
    await many_orders(student, mock_http, 2)


@scenario
async def late_at_the_same_time(student, mock_http, tea):
    """Four orders at once over one session, each late twice. They differ in the number of boxes."""
    late = [TimeoutError()] * 2 * len(CRATES)
    mock_http.post(ORDERS, *late, tea.receipt, seconds=0.2)
    orders = [tea.order | {"boxes": boxes} for boxes in CRATES]
    async with mock_http.session(headers=SHOP) as session:
        await asyncio.gather(*(student.submit(session, ORDERS, order) for order in orders))


@scenario
async def always_late(student, mock_http, tea):
    try:  # the receipt stops what would never give up
        came = await ordered(student, mock_http, tea, *[TimeoutError()] * 6, tea.receipt)
    except TimeoutError:
        return "TimeoutError"
    return f"submit returned {came!r}"


async def outcomes(student, mock_http, tea, *late):
    """How `submit` ends for each status, after these late answers."""
    import aiohttp

    ends = {}
    async with mock_http.session() as session:
        for status in STATUSES:
            answers = *late, (status, {"receipt": None})
            url = mock_http.post(f"{ORDERS}/{status}", *answers, seconds=0.1)
            try:
                await student.submit(session, url, tea.order)
                ends[status] = "a return"
            except aiohttp.ClientResponseError:
                ends[status] = "ClientResponseError"
    return ends


@scenario
async def refused(student, mock_http, tea):
    return await outcomes(student, mock_http, tea)


@scenario
async def late_and_refused(student, mock_http, tea):
    return await outcomes(student, mock_http, tea, TimeoutError())


@scenario
async def a_broken_connection(student, mock_http, tea):
    import aiohttp

    answers = TimeoutError(), aiohttp.ClientOSError(104, "Connection reset by peer"), tea.receipt
    return await ordered(student, mock_http, tea, *answers)


def half_a_body():
    """A patch: of each body only the first half comes, which is no JSON."""
    from aiohttp import StreamReader

    feed = StreamReader.feed_data

    def feed_data(stream, data, *size):
        if not stream.total_bytes:
            feed(stream, data, *size)

    return patch.object(StreamReader, "feed_data", feed_data)


@scenario
async def half_a_receipt(student, mock_http, tea):
    with half_a_body():
        return await ordered(student, mock_http, tea, tea.receipt)


def posts(evidence):
    return [r for r in evidence.fact("mock_http", "requests") if r["method"] == "POST"]


def keys(evidence):
    """The key of each order that was sent, or None."""
    return [key(request) for request in posts(evidence)]


def key(request):
    return request["headers"].get("idempotency-key") or None


def arrived(request):
    """The order that arrived, as far as it is JSON."""
    try:
        return json.loads(request["body"])
    except ValueError:
        return request["body"]


@points(1)
def test_sends_the_order_and_gives_the_receipt(one_order, a_slow_answer):
    """It posts the order as JSON, over the session that it gets, and returns the receipt."""
    for evidence in one_order, a_slow_answer:
        made = posts(evidence)
        expect(len(made), 1, "requests for one order")
        expect(arrived(made[0]), evidence.inputs.order, "the order that arrived")
        assert made[0]["by_given"], "another session than the given one made the request"
        customer = made[0]["headers"].get("customer")
        expect(customer, SHOP["Customer"], "the session's own header in the request")
        assert evidence.value == evidence.inputs.receipt


@points(1)
def test_sends_again_when_the_answer_is_late(two_late_answers):
    """After a TimeoutError it sends the order again, until there is a receipt."""
    assert two_late_answers.value == two_late_answers.inputs.receipt
    made = posts(two_late_answers)
    expect(len(made), 3, "times that the order was sent, of which two were late")
    for request in made:
        expect(arrived(request), two_late_answers.inputs.order, "the order that arrived")


@points(2, shows="wrong-idempotency-key")
def test_is_booked_once(two_late_answers, late_at_the_same_time):
    """However often it is sent, the order is booked once."""
    sent = keys(two_late_answers)
    if len(sent) < 2:
        raise NotSeen("the order was not sent a second time, so nothing was tried")
    expect(sent.count(None), 0, "requests without an Idempotency-Key")
    expect(len(set(sent)), 1, "different keys for one order")
    if late_at_the_same_time.error is None:  # or else another check tells
        orders = [boxes for boxes, _ in sent_together(late_at_the_same_time)]
        expect(len(orders) - len({*orders}), 0, "new keys for orders that had one already")


def sent_together(evidence):
    """The different pairs of a number of boxes and a key."""
    made = [(arrived(request), key(request)) for request in posts(evidence)]
    return {(order.get("boxes"), key) for order, key in made if isinstance(order, dict) and key}


@points(1, shows="wrong-idempotency-key")
def test_each_order_is_its_own(
    the_same_tea_again_and_again, late_at_the_same_time, on_one_day, on_another_day
):
    """Seven orders for tea are seven orders, even if they are for the same tea."""
    the_same_tea_again_and_again.must_have_returned()
    sent = keys(the_same_tea_again_and_again)
    booked = len(set(sent) - {None}) + sent.count(None)  # without a key each request is booked
    if booked < 7 and None not in sent:
        what = f"seven orders for tea were sent with {len({*sent})} different keys: {booked} were booked"
        if len({*sent}) == 1:
            what = "seven orders for tea were sent with the same key: one was booked"
        raise Shows(what, "wrong-idempotency-key", "Several orders were sent with the same key.")
    expect(booked, 7, "orders that were booked, of seven")
    if late_at_the_same_time.error is None:  # or else another check tells
        sent = [key for _, key in sent_together(late_at_the_same_time)]
        expect(len(sent) - len({*sent}), 0, "orders that had the key of another one")
    for evidence, number in (on_one_day, MANY), (on_another_day, 2):
        sent = [one for one in keys(evidence) if one]
        if evidence.error is None and len(sent) == number:  # or else another check tells
            expect(len({*sent}), len(sent), f"different keys of {number} orders")
    days = {*keys(on_one_day)} & {*keys(on_another_day)} - {None}
    expect(len(days), 0, "keys that an earlier run of your program had used already")


@points(1)
def test_gives_up_after_three(always_late):
    """After three late answers it gives up, and the TimeoutError propagates to the caller."""
    always_late.must_have_returned()
    expect(len(posts(always_late)), 3, "times that the order was sent")
    ended = always_late.value.plain
    assert ended == "TimeoutError", f"after three late answers: expected TimeoutError, but {ended}"


@points(1, shows="status-ignored")
def test_a_refusal_is_an_error(refused, late_and_refused):
    """A status of 400 or more raises ClientResponseError."""
    ends = refused.value.plain
    late = late_and_refused.value.plain if late_and_refused.error is None else {}
    for status in STATUSES:
        must_have_raised(ends[status], f"after status {status}")
        end = late.get(status, "ClientResponseError")  # or else another check tells
        must_have_raised(end, f"after a late answer, and then status {status}")


def must_have_raised(end, when):
    assert end == "ClientResponseError", (
        f"{when}: expected ClientResponseError, but submit returned"
    )


@points(1, shows="retries-everything")
def test_a_refusal_is_not_sent_again(
    refused, late_and_refused, a_broken_connection, half_a_receipt
):
    """After a status of 400 or more, or another error, nothing is sent again."""
    for evidence, times in (refused, 1), (late_and_refused, 2):
        urls = [request["url"] for request in posts(evidence)]
        if not urls:
            raise NotSeen("no order was sent, so none was refused")
        for status in STATUSES:
            number = min(urls.count(f"{ORDERS}/{status}"), 9)
            if number > 1 or times == 1:  # or else another check tells that it was sent once
                expect(number, times, f"times that an order was sent, with status {status}")
    sent = max(len(posts(a_broken_connection)), 2)  # fewer: another check tells
    expect(sent, 2, "times that an order was sent, the second one over a broken connection")
    expect(len(posts(half_a_receipt)), 1, "times that an order was sent, whose receipt is no JSON")


@points(1)
def test_other_errors_propagate(a_broken_connection, half_a_receipt):
    """When the connection breaks, or the receipt is no JSON, that error propagates to the caller."""
    import aiohttp

    if not posts(half_a_receipt):
        raise NotSeen("no order was sent, so no error came")
    if len(posts(a_broken_connection)) == 2:  # or else another check tells
        a_broken_connection.raised(aiohttp.ClientOSError)
    if len(posts(half_a_receipt)) == 1:
        half_a_receipt.raised(json.JSONDecodeError, ValueError)


@points(1, shows="response-not-released")
def test_releases_every_response(one_order, two_late_answers, refused, half_a_receipt):
    """Every response is read to its end or released, also that of a refusal."""
    for evidence in one_order, two_late_answers, refused, half_a_receipt:
        if not posts(evidence):
            raise NotSeen("no order was sent, so there was no response")
        left = evidence.fact("mock_http", "open_responses")
        expect(left, 0, "responses that were neither read to the end nor released")
