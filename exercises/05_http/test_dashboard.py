"""Three endpoints, one session."""

import asyncio

from grader import NotSeen, endpoint, expect, inputs, points, scenario

NEEDS = "sockets"

ASKS = "async def load(base_url) -> dict"

HINTS = (
    "There are two questions: how do three requests share one session, and how are the three "
    "requests in flight at the same time?",
    "Both `aiohttp.ClientSession()` and `session.get(url)` are used with `async with`. A small "
    "coroutine that takes the session and loads one endpoint makes the rest easy.",
    "Open the session once, and do everything inside its block. There, start one small coroutine "
    "for each endpoint, and wait for all of them. Only then leave the block.",
)

NAMES = ("users", "posts", "comments")
EMPTY = [0, "", [], {}, False, None]
"""JSON that a server may send, and that counts as false."""


@inputs
def empty(rng):
    """Three answers in which two of the three are empty, and no two from the same endpoint are alike."""
    values = [rng.sample(EMPTY, 2) for _ in NAMES]
    for number, pair in enumerate(values):
        pair.insert(number, [rng.randint(2, 99)])
    return [dict(zip(NAMES, answer, strict=True)) for answer in zip(*values, strict=True)]


@scenario
async def three_endpoints(student, server):
    base_url = await server.start(*NAMES, seconds={"users": 2.0, "posts": 1.9, "comments": 1.8})
    return await student.load(base_url)


@scenario
async def two_screens(student, server):
    base_url = await server.start(*NAMES, seconds={"users": 1.0, "posts": 1.1, "comments": 1.2})
    return await asyncio.gather(student.load(base_url), student.load(base_url))


@scenario
async def the_same_again(student, server):
    base_url = await server.start(*NAMES, seconds=dict.fromkeys(NAMES, 0.2))
    return [await student.load(base_url), await student.load(base_url)]


@scenario(clock="fast")
async def a_slow_server(student, server):
    base_url = await server.start(*NAMES, seconds={"users": 59.0, "posts": 60.0, "comments": 58.0})
    return await student.load(base_url)


async def loaded(student, server, answer):
    seconds = dict(zip(NAMES, (0.3, 0.2, 0.1), strict=True))
    return await student.load(await server.start(*NAMES, seconds=seconds, answers=answer))


@scenario
async def no_posts(student, server, empty):
    return await loaded(student, server, empty[0])


@scenario
async def no_users(student, server, empty):
    return await loaded(student, server, empty[1])


@scenario
async def no_comments(student, server, empty):
    return await loaded(student, server, empty[2])


def sent(evidence):
    """What the endpoints sent."""
    return {name: endpoint(evidence.seed, name) for name in NAMES}


@points(1)
def test_gives_the_json_of_each_endpoint(
    three_endpoints, a_slow_server, no_posts, no_users, no_comments
):
    """Under each name is the JSON that its endpoint sent, even after a minute, and if it is empty."""
    assert three_endpoints.value == sent(three_endpoints)
    waits_for_a_minute(a_slow_server)
    assert a_slow_server.value == sent(a_slow_server)
    for number, evidence in enumerate((no_posts, no_users, no_comments)):
        assert evidence.value == evidence.inputs[number]


@points(2)
def test_takes_as_long_as_one(three_endpoints):
    """Three endpoints of two seconds each are loaded in under 2.5 seconds."""
    three_endpoints.took(over=1.9, under=2.5)


@points(1)
def test_asks_each_endpoint_once_all_at_once(three_endpoints):
    """Each endpoint is requested once, and all three requests are in flight at the same time."""
    three_endpoints.called("GET", *(f"/{name}" for name in NAMES))
    three_endpoints.overlapped("GET", 3)
    three_endpoints.used_one_loop()


def waits_for_a_minute(evidence):
    """NotSeen if it has not waited for as long as the slowest endpoint takes."""
    error = evidence.error
    if error is not None and {leaf.type for leaf in error.leaves()} == {"TimeoutError"}:
        after = f"load raised {error} after {evidence.elapsed:.1f} s"
        raise NotSeen(f"the endpoints answer after a minute, but {after}")


def is_right(evidence):
    """Whether one call returned what it should, and made its requests at the same time."""
    if evidence.error is not None or evidence.elapsed >= 2.5 or evidence.peak("GET") != 3:
        return False
    return evidence.value.plain == sent(evidence)


@points(1)
def test_two_calls_do_not_wait_for_each_other(three_endpoints, two_screens, the_same_again):
    """Two calls at the same time make their own requests, and take as long as one."""
    gave_nothing = three_endpoints.error is None and three_endpoints.value.plain is None
    if gave_nothing or is_right(three_endpoints):  # or else other checks tell
        two_screens.called("GET", *[f"/{name}" for name in NAMES] * 2)
        two_screens.took(over=1.1, under=1.7)
        assert two_screens.value == [sent(two_screens)] * 2
        assert the_same_again.value == [sent(the_same_again)] * 2
        the_same_again.called("GET", *[f"/{name}" for name in NAMES] * 2)


@points(1)
def test_shares_one_session(three_endpoints):
    """One ClientSession makes all three requests."""
    requests = three_endpoints.fact("server", "requests")
    by_a_session = three_endpoints.fact("server", "session_requests")
    if not (requests or by_a_session):
        raise NotSeen("there was no request, so no session made one")
    expect(max(requests - by_a_session, 0), 0, "requests without a ClientSession")
    expect(three_endpoints.fact("server", "sessions"), 1, "ClientSessions")


@points(1)
def test_closes_the_session(three_endpoints):
    """The session is closed when load returns."""
    assert three_endpoints.fact("server", "sessions") > 0, "load made no ClientSession"
    left = three_endpoints.fact("server", "open_sessions")
    expect(left, 0, "ClientSessions that were open when load returned")
