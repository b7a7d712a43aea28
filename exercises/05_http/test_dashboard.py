"""Three endpoints, one session."""

from grader import NotSeen, endpoint, points, scenario

ASKS = "async def load(base_url) -> dict"

HINTS = (
    "Two things at once: how do you share one session between three requests, and how do you have "
    "the three requests on their way together?",
    "Both `aiohttp.ClientSession()` and `session.get(url)` are used with `async with`. A small "
    "coroutine that loads one endpoint with a session that it is given makes the rest easy.",
    "Open the session once, and do everything inside its block: start one small coroutine for "
    "each endpoint, wait for all of them, and only then let the block end.",
)

NAMES = ("users", "posts", "comments")


@scenario
async def three_endpoints(student, server):
    base_url = await server.start(*NAMES, seconds={"users": 2.0, "posts": 1.9, "comments": 1.8})
    return await student.load(base_url)


@points(1)
def test_gives_the_json_of_each_endpoint(three_endpoints):
    """Under each name is the JSON that its endpoint sent."""
    seed = three_endpoints.seed
    assert three_endpoints.value == {name: endpoint(seed, name) for name in NAMES}


@points(2)
def test_takes_as_long_as_one(three_endpoints):
    """Three endpoints of two seconds each are loaded in under 2.5 seconds."""
    three_endpoints.took(over=1.9, under=2.5)


@points(1)
def test_asks_each_endpoint_once_all_at_once(three_endpoints):
    """Each endpoint is asked once, and all three are on their way at the same time."""
    three_endpoints.called("GET", *(f"/{name}" for name in NAMES))
    three_endpoints.overlapped("GET", 3)
    three_endpoints.used_one_loop()


@points(1)
def test_shares_one_session(three_endpoints):
    """One ClientSession serves all three requests."""
    server = three_endpoints.facts["server"]
    if not (server["requests"] or server["session_requests"]):
        raise NotSeen("no request came, so that no session has served any")
    beside, sessions = server["requests"] - server["session_requests"], server["sessions"]
    assert beside <= 0, f"requests made without a ClientSession: {beside}"
    assert sessions == 1, f"{sessions} sessions were made"


@points(1)
def test_closes_the_session(three_endpoints):
    """The session is closed when load returns."""
    made = three_endpoints.facts["server"]["sessions"]
    assert made > 0, "no ClientSession was made"
    left = three_endpoints.facts["server"]["open_sessions"]
    assert left == 0, f"of {made} sessions made, still open when load returned: {left}"
