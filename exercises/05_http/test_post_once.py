"""Sent three times, booked once."""

import asyncio
import json

from grader import NotSeen, points, scenario

ASKS = "async def submit(session, url, order) -> dict"

HINTS = (
    "The wholesaler cannot see your loop. By what could it tell that the second request is the first "
    "one again, and not another customer who likes the same tea?",
    "`str(uuid.uuid4())` is a text that nobody has made before. `session.post` takes `json=` for the "
    "body and `headers=` for a dict of headers, which are texts.",
    "Make the key once for each call, before the loop; send it with every attempt. In the loop catch "
    "`TimeoutError` and nothing else, and let the last one through.",
)

ORDERS = "http://tea.example/orders"


def order(rng):
    return {
        "tea": rng.choice(["Assam", "Ceylon", "Keemun"]),
        "boxes": rng.randint(2, 90),
        "gift": False,
    }


def receipt(rng):
    return {"receipt": rng.randint(1000, 9999)}


@scenario
async def one_order(student, mock_http, rng):
    mock_http.post(ORDERS, receipt(rng), seconds=0.2)
    async with mock_http.session() as session:
        return await student.submit(session, ORDERS, order(rng))


@scenario
async def two_late_answers(student, mock_http, rng):
    mock_http.post(ORDERS, TimeoutError(), TimeoutError(), receipt(rng), seconds=0.3)
    async with mock_http.session() as session:
        return await student.submit(session, ORDERS, order(rng))


@scenario
async def the_same_tea_twice(student, mock_http, rng):
    mock_http.post(ORDERS, receipt(rng), seconds=0.2)
    tea = order(rng)
    async with mock_http.session() as session:
        await asyncio.gather(*(student.submit(session, ORDERS, tea) for _ in range(2)))
        await student.submit(session, ORDERS, tea)


# The 404 at the end stops what would go on for ever.


@scenario
async def always_late(student, mock_http, rng):
    mock_http.post(ORDERS, *[TimeoutError()] * 6, 404, seconds=0.2)
    async with mock_http.session() as session:
        try:
            await student.submit(session, ORDERS, order(rng))
        except TimeoutError:
            return "gave up"


@scenario
async def refused(student, mock_http, rng):
    mock_http.post(ORDERS, rng.choice([400, 402, 409]), seconds=0.2)
    async with mock_http.session() as session:
        await student.submit(session, ORDERS, order(rng))


@scenario
async def out_of_order(student, mock_http, rng):
    mock_http.post(ORDERS, rng.choice([500, 502, 503]), seconds=0.2)
    async with mock_http.session() as session:
        await student.submit(session, ORDERS, order(rng))


def requests(evidence):
    return [r for r in evidence.facts["mock_http"]["requests"] if r["method"] == "POST"]


def booked(evidence):
    """How often the wholesaler has booked: once for each key, and whatever came without a key."""
    keys = [request["headers"].get("idempotency-key") for request in requests(evidence)]
    return len({key for key in keys if key}) + sum(not key for key in keys)


@points(1)
def test_sends_the_order_and_gives_the_receipt(one_order):
    """It posts the order as JSON, and returns the receipt."""
    rng = one_order.rng
    number, sent = receipt(rng), order(rng)
    bodies = [request["body"] for request in requests(one_order)]
    assert len(bodies) == 1, f"one request was needed, and {len(bodies)} were made"
    try:
        arrived = json.loads(bodies[0])
    except ValueError:
        arrived = "no JSON"
    assert arrived == sent, (
        f"the order was {sent}, and this arrived: {bodies[0] or 'an empty body'}"
    )
    assert one_order.value == number


@points(1)
def test_sends_again_when_the_answer_is_late(two_late_answers):
    """After a TimeoutError it sends the order again, until there is a receipt."""
    assert two_late_answers.value == receipt(two_late_answers.rng)


@points(2)
def test_is_booked_once(two_late_answers):
    """However often it is sent, the order is booked once."""
    sent, times = len(requests(two_late_answers)), booked(two_late_answers)
    if sent < 2:
        raise NotSeen("the order was not sent a second time, so nothing was tried")
    keyed = [r for r in requests(two_late_answers) if r["headers"].get("idempotency-key")]
    told = f"one order was sent {sent} times, and booked {times} times"
    assert keyed, f"{told}: no Idempotency-Key came"
    assert times == 1, f"{told}: the keys differed"


@points(1)
def test_each_order_is_its_own(the_same_tea_twice):
    """Three orders for the same tea are three orders."""
    the_same_tea_twice.must_have_returned()
    times = booked(the_same_tea_twice)
    assert times == 3, (
        f"three orders for the same tea were sent, and {times} booked: the keys were not new"
    )


@points(1)
def test_gives_up_after_three(always_late):
    """After three late answers it gives up, and the TimeoutError reaches the caller."""
    sent = len(requests(always_late))
    assert sent <= 3, f"three answers were late, and it was sent {sent} times"
    outcome = always_late.value.plain
    assert outcome == "gave up", (
        f"{sent} answers were late, and it returned as if there were a receipt"
    )
    assert sent == 3, f"three attempts were asked for, and it made {sent}"


@points(1, shows="status-ignored")
def test_a_refusal_is_an_error(refused, out_of_order):
    """A status of 400 or more raises ClientResponseError."""
    import aiohttp

    for evidence in (refused, out_of_order):
        told = "the order was refused, and it returned as if there were a receipt"
        assert evidence.error is not None, told
        evidence.raised(aiohttp.ClientResponseError)


@points(1, shows="retries-everything")
def test_a_refusal_is_not_sent_again(refused, out_of_order):
    """After a status of 400 or more nothing is sent again."""
    for evidence in (refused, out_of_order):
        sent = len(requests(evidence))
        if sent == 0:
            raise NotSeen("no order was sent, so none was refused")
        assert sent <= 1, f"the order was refused, and sent {sent} times"
