"""A thousand connections, and one thread."""

from grader import points, scenario
from grader.evidence import TooLong, within
from grader.world import greeting

ASKS = "async def hold(host, port, n, seconds) -> list[str]"

HINTS = (
    "Think of one visitor first: comes in, hears the greeting, stays, leaves. What is it that you "
    "need a thousand of?",
    "`asyncio.open_connection` gives a reader and a writer; the reader has `readline`, the writer "
    "`close` and `wait_closed`. While a visitor stays, the others must get their turns.",
    "Write a small coroutine that is one visitor from coming to leaving and gives the greeting, and "
    "run a thousand of them at the same time, as in the chapter about gather.",
)

N, SECONDS = 1000, 1.0


@scenario(limit=20)
async def thousand(student, listener):
    host, port = await listener.start(expected=N)
    greetings = await listener.serving(student.hold(host, port, N, SECONDS), patience=15)
    await listener.all_closed(patience=0.5)
    return greetings


@points(1)
def test_gives_the_greetings(thousand):
    """It returns the greeting of every connection."""
    value = thousand.value.plain
    assert isinstance(value, list), f"a list was asked for, and it gave {value!r:.60}"
    right = {greeting(thousand.seed, number) for number in range(N)}
    found = {text for text in value if isinstance(text, str)} & right
    assert len(found) == len(value) == N, (
        f"the server greeted {N} connections; of the {len(value)} items that came back, {len(found)} "
        f"are greetings as they were sent"
    )


@points(2)
def test_all_open_at_once(thousand):
    """All 1,000 connections are open at the same moment, and there are no more."""
    thousand.must_have_returned()
    facts = thousand.facts["listener"]
    made, most = facts["connections"], facts["peak"]
    assert made <= N, f"{made} connections were made, and {N} were asked for"
    if most < N:
        raise TooLong(f"at most {most} of {N} connections were open at the same time")


@points(1)
def test_stays(thousand):
    """Every connection stays open for a second."""
    calls = thousand.calls_of("connection")
    thousand.must_have_returned()
    assert calls, "no connection was made"
    shortest = min((call.end or thousand.elapsed) - call.start for call in calls)
    within(shortest, over=SECONDS - 0.2, under=10.0, what="the shortest connection")


@points(2)
def test_in_time(thousand):
    """It all takes under 4 seconds."""
    thousand.took(over=SECONDS - 0.2, under=4.0)


@points(2)
def test_one_thread(thousand):
    """No thread is started."""
    threads = thousand.facts["listener"]["threads"]
    assert threads == 0, f"there were {threads} threads more than before"


@points(1)
def test_the_loop_is_free(thousand):
    """The event loop is never held for 0.6 seconds."""
    thousand.never_held(under=0.6)


@points(1)
def test_closes_all(thousand):
    """When it returns, every connection is closed."""
    thousand.must_have_returned()
    left = thousand.facts["listener"]["open"]
    assert left == 0, f"{left} connections were still open half a second later"
    unclosed = sum("StreamWriter" in text for text in thousand.noticed.unclosed)
    assert unclosed == 0, f"{unclosed} writers were dropped without being closed"
