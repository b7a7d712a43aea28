"""Three pages at once: what the hostile answers are answers to."""

from grader import points, scenario

ASKS = "async def fetch_three(fetch, urls) -> list[str]"

HINTS = ("a nudge", "the tool", "nearly the answer")


def names(rng):
    return [f"page-{rng.randrange(10**9)}" for _ in range(3)]


@scenario(limit=4)
async def three(student, network, rng):
    return await student.fetch_three(network.fetch, network.pages(*names(rng), seconds=0.8))


@points(1)
def test_bodies(three):
    """The bodies come in the order of the urls."""
    assert three.value == three.sent(*names(three.rng))


@points(2)
def test_at_once(three):
    """Three fetches take as long as one: under 1.4 seconds."""
    three.overlapped("fetch", 3)
    three.took(over=0.7, under=1.4)
