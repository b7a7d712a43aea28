"""Sent three times, booked once."""

import asyncio
import json
from types import SimpleNamespace

from grader import NotSeen, expect, inputs, points, scenario

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


@inputs
def tea(rng):
    """An order, and the receipt for it."""
    kind = rng.choice(["Assam", "Ceylon", "Keemun"])
    return SimpleNamespace(
        order={"tea": kind, "boxes": rng.randint(2, 90), "gift": False},
        receipt={"receipt": rng.randint(1000, 9999)},
    )


async def ordered(student, mock_http, tea, *answers):
    """What `submit` returns when the wholesaler gives these answers in turn."""
    mock_http.post(ORDERS, *answers, seconds=0.2)
    async with mock_http.session() as session:
        return await student.submit(session, ORDERS, tea.order)


@scenario
async def one_order(student, mock_http, tea):
    return await ordered(student, mock_http, tea, tea.receipt)


@scenario
async def two_late_answers(student, mock_http, tea):
    return await ordered(student, mock_http, tea, TimeoutError(), TimeoutError(), tea.receipt)


@scenario
async def the_same_tea_twice(student, mock_http, tea):
    mock_http.post(ORDERS, tea.receipt, seconds=0.2)
    async with mock_http.session() as session:
        await asyncio.gather(*(student.submit(session, ORDERS, tea.order) for _ in range(2)))
        await student.submit(session, ORDERS, tea.order)


@scenario
async def always_late(student, mock_http, tea):
    try:  # the receipt stops what would never give up
        await ordered(student, mock_http, tea, *[TimeoutError()] * 6, tea.receipt)
    except TimeoutError:
        return "TimeoutError"
    return "a return"


@scenario
async def refused(student, mock_http, tea, rng):
    await ordered(student, mock_http, tea, rng.choice([400, 402, 409]))


@scenario
async def out_of_order(student, mock_http, tea, rng):
    await ordered(student, mock_http, tea, rng.choice([500, 502, 503]))


def posts(evidence):
    return [r for r in evidence.fact("mock_http", "requests") if r["method"] == "POST"]


def keys(evidence):
    """The key of each order that was sent, or None."""
    return [request["headers"].get("idempotency-key") or None for request in posts(evidence)]


@points(1)
def test_sends_the_order_and_gives_the_receipt(one_order):
    """It posts the order as JSON, and returns the receipt."""
    bodies = [request["body"] for request in posts(one_order)]
    expect(len(bodies), 1, "requests for one order")
    try:
        arrived = json.loads(bodies[0])
    except ValueError:
        arrived = bodies[0]
    expect(arrived, one_order.inputs.order, "the order that arrived")
    assert one_order.value == one_order.inputs.receipt


@points(1)
def test_sends_again_when_the_answer_is_late(two_late_answers):
    """After a TimeoutError it sends the order again, until there is a receipt."""
    assert two_late_answers.value == two_late_answers.inputs.receipt


@points(2, shows="wrong-idempotency-key")
def test_is_booked_once(two_late_answers):
    """However often it is sent, the order is booked once."""
    sent = keys(two_late_answers)
    if len(sent) < 2:
        raise NotSeen("the order was not sent a second time, so nothing was tried")
    expect(sent.count(None), 0, "requests without an Idempotency-Key")
    expect(len(set(sent)), 1, "different keys for one order")


@points(1, shows="wrong-idempotency-key")
def test_each_order_is_its_own(the_same_tea_twice):
    """Three orders for the same tea are three orders."""
    the_same_tea_twice.must_have_returned()
    sent = keys(the_same_tea_twice)
    booked = len(set(sent) - {None}) + sent.count(None)  # without a key each request is booked
    expect(booked, 3, "orders that were booked, of three for the same tea")


@points(1)
def test_gives_up_after_three(always_late):
    """After three late answers it gives up, and the TimeoutError propagates to the caller."""
    always_late.must_have_returned()
    expect(len(posts(always_late)), 3, "times that the order was sent")
    expect(always_late.value, "TimeoutError", "how it ended")


@points(1, shows="status-ignored")
def test_a_refusal_is_an_error(refused, out_of_order):
    """A status of 400 or more raises ClientResponseError."""
    import aiohttp

    for evidence in (refused, out_of_order):
        assert evidence.error, "expected an error for a refused order, and it returned"
        evidence.raised(aiohttp.ClientResponseError)


@points(1, shows="retries-everything")
def test_a_refusal_is_not_sent_again(refused, out_of_order):
    """After a status of 400 or more nothing is sent again."""
    for evidence in (refused, out_of_order):
        if not posts(evidence):
            raise NotSeen("no order was sent, so none was refused")
        expect(len(posts(evidence)), 1, "times that a refused order was sent")
