"""Each answer when it comes."""

import asyncio
from contextlib import aclosing

from grader import points, scenario
from grader.evidence import within

ASKS = "async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]"

HINTS = (
    "You need to wait for whichever comes next, without knowing which one that is. And what comes "
    "must say by itself whose it is.",
    "`asyncio.as_completed` gives results in the order in which they come. `try` and `finally` work "
    "in a generator too: the `finally` runs when the reader leaves.",
    "Start one task for each url, of a small coroutine that returns the pair. Yield the pairs as "
    "they are completed, inside a `try`; in its `finally`, cancel every task.",
)

SECONDS = [0.5, 1.0, 1.5, 2.0]
AFTER = 2
"""Seconds that the scenario goes on after it has closed the generator: a fetch that nobody has
stopped comes to its own end meanwhile."""


def shops(rng):
    """Urls and the seconds they take; the quickest is never the first."""
    names = rng.sample(["north", "south", "east", "west", "center", "harbour"], 4)
    quickest, *others = SECONDS
    return dict(zip(names, [*others, quickest], strict=True))


def opened(student, functions, seconds):
    """What the student's generator gives for these urls."""
    return student.as_ready(functions.slow("fetch", seconds), list(seconds))


async def must_be_generator(stream):
    """Say in plain words that there is no `yield`; `async for` would say it in other ones."""
    if not hasattr(stream, "__aiter__"):
        await stream
        raise TypeError("as_ready is no async generator: there is no `yield` in it")


@scenario
async def read_to_the_end(student, functions, observer, rng):
    stream = opened(student, functions, shops(rng))
    await must_be_generator(stream)
    return [(pair, observer.seconds()) async for pair in stream]


@scenario
async def left_early(student, functions, observer, rng):
    stream = opened(student, functions, shops(rng))
    await must_be_generator(stream)
    async with aclosing(stream):
        await anext(stream)
    closed = observer.seconds()
    await asyncio.sleep(AFTER)
    return closed


@scenario
async def no_url(student, functions):
    stream = opened(student, functions, {})
    await must_be_generator(stream)
    return [pair async for pair in stream]


@points(1)
def test_the_quickest_first(read_to_the_end):
    """It yields every url with its body, the quickest first."""
    seconds = shops(read_to_the_end.rng)
    expected = sorted(seconds, key=seconds.__getitem__)
    got = [pair for pair, _ in read_to_the_end.value.plain]
    asked = [(url, read_to_the_end.answer("fetch", url)) for url in expected]
    assert got == asked, f"it yielded {got}, and was asked for {asked}"


@points(2)
def test_each_as_soon_as_it_is_there(read_to_the_end):
    """Each pair is yielded when its body has arrived, and not later."""
    times = [seconds for _, seconds in read_to_the_end.value.plain]
    for number, (seconds, arrived) in enumerate(zip(times, SECONDS, strict=False), 1):
        within(seconds, over=arrived - 0.1, under=arrived + 0.4, what=f"pair {number}")


@points(1)
def test_all_in_flight(read_to_the_end):
    """All fetches are in flight at the same time: it is over in under 2.5 seconds."""
    read_to_the_end.took(over=1.9, under=2.5)
    read_to_the_end.overlapped("fetch", 4)


@points(1)
def test_leaving_stops_the_rest(left_early):
    """When the reader leaves early, the fetches that are still going on are cancelled."""
    closed = left_early.value.plain
    late = [call for call in left_early.calls_of("fetch") if call.end is None or call.end > closed]
    went_on = [call.label for call in late if call.outcome != "cancelled"]
    assert not went_on, f"the generator was closed, and these fetches went on: {', '.join(went_on)}"


@points(1)
def test_no_url(no_url):
    """For no url it yields nothing."""
    assert no_url.value == []
