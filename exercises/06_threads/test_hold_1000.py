"""A thousand connections, and one thread."""

import threading
from contextlib import contextmanager

from grader import TooLong, at_line, expect, greeting, points, scenario, within

NEEDS = "sockets"

ASKS = "async def hold(host, port, n, seconds) -> list[str]"

HINTS = (
    "Think of one visitor first, who connects, reads the greeting, stays, and leaves. What is it "
    "that you need a thousand of?",
    "`asyncio.open_connection` returns a reader and a writer. The reader has `readline`, the "
    "writer has `close` and `wait_closed`. While one visitor stays, the others must get their "
    "turns.",
    "Write a small coroutine function that is one visitor, from connecting to leaving, and "
    "returns the greeting. Run a thousand of them at the same time, as in the chapter about "
    "`gather`.",
)

N, SECONDS = 1000, 1.0
FEW, LONGER = 30, 2.0
SLOW = 0.8
"""Seconds that one of a few takes to open."""


@contextmanager
def noting_threads(functions):
    """Note each thread as it is started: one that is soon over is not seen by counting."""
    note, start = functions.plain("thread"), threading.Thread.start

    def noted(thread):
        note()
        start(thread)

    threading.Thread.start = noted
    try:
        yield
    finally:
        threading.Thread.start = start


@scenario(limit=20, heavy=True)
async def thousand(student, listener, functions):
    host, port = await listener.start(expected=N)
    with noting_threads(functions):
        greetings = await listener.serving(student.hold(host, port, N, SECONDS), patience=15)
    await listener.all_closed(patience=0.5)
    return greetings


@scenario(limit=20, heavy=True)
async def a_few(student, listener):
    host, port = await listener.start(
        expected=N, slow=SLOW, pieces=True
    )  # they may be more than a few
    greetings = await listener.serving(student.hold(host, port, FEW, LONGER), patience=10)
    await listener.all_closed(patience=0.5)
    return greetings


@scenario(limit=20, heavy=True)
async def called_again(student, listener):
    """Two calls, one after the other, for another number of connections."""
    host, port = await listener.start(expected=N)
    greetings = []
    for number in 5, 3:
        work = student.hold(host, port, number, 0.3)
        greetings.append(await listener.serving(work, patience=5))
        await listener.all_closed(patience=0.5)
    return greetings


def all_greeted(evidence, number):
    """What was returned must be the greetings of so many connections, in any order."""
    greetings = sorted(greeting(evidence.seed, each) for each in range(number))
    value = evidence.value.plain
    expect(sorted(value) if isinstance(value, list) else value, greetings, "the greetings, sorted")


@points(1)
def test_gives_the_greetings(thousand, a_few, called_again):
    """It returns the greeting of every connection, also when it is called again."""
    all_greeted(thousand, N)
    all_greeted(a_few, FEW)
    first, second = called_again.value.plain
    lines = [greeting(called_again.seed, each) for each in range(8)]
    expect(sorted(first), sorted(lines[:5]), "the greetings of the first call, sorted")
    expect(sorted(second), sorted(lines[5:]), "the greetings of the second call, sorted")


@points(2)
def test_all_open_at_once(thousand, a_few):
    """All `n` connections are open at the same moment, and there are no more."""
    for evidence, number in (thousand, N), (a_few, FEW):
        evidence.must_have_returned()
        made, most = (evidence.fact("listener", name) for name in ("connections", "peak"))
        assert made <= number, f"expected {number} connections, got {made}"
        if most < number:
            raise TooLong(
                f"expected {number} connections open at the same time, got at most {most}"
            )


@points(1)
def test_stays(thousand, a_few):
    """Every connection stays open for `seconds`."""
    kinds = (thousand, N, SECONDS, 0.8), (a_few, FEW, LONGER, 1.5)
    for evidence, number, seconds, over in kinds:
        evidence.must_have_returned()
        evidence.started("connection")
        calls = evidence.calls_of("connection")
        lengths = ((call.end or evidence.elapsed) - call.start for call in calls)
        stays = sorted(lengths, reverse=True)[:number]  # of one too many another check tells
        what = f"a connection that was to stay open for {seconds:g} s"
        within(min(stays), over=over, under=10.0, what=what, lasts=True)
        within(max(stays), over=over, under=seconds + 3.5, what=what, lasts=True)


@points(2)
def test_in_time(thousand):
    """It all takes under 4 seconds."""
    thousand.took(over=SECONDS - 0.2, under=4.0)


@points(2)
def test_one_thread(thousand):
    """No thread is started."""
    thousand.started("connection")
    for call in thousand.calls_of("thread"):
        raise AssertionError(f"a thread was started{at_line(call.line)}")
    expect(thousand.fact("listener", "threads"), 0, "threads that were not there before")


@points(1)
def test_the_loop_is_free(thousand):
    """The event loop is never blocked for 0.6 seconds."""
    thousand.started("connection")
    thousand.never_blocked(under=0.6)


@points(1)
def test_closes_all(thousand, a_few):
    """When it returns, every connection is closed, and no task is still running."""
    for evidence in thousand, a_few:
        evidence.must_have_returned()
        evidence.started("connection")
        expect(evidence.fact("listener", "open"), 0, "connections still open half a second later")
        evidence.left_no_task()
        for kind, what in ("StreamWriter", "writers"), ("<socket.socket", "sockets"):
            unclosed = sum(kind in text for text in evidence.noticed.unclosed)
            expect(unclosed, 0, f"{what} that were dropped without being closed")
