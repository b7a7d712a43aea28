"""Each answer as soon as it arrives."""

import asyncio

from grader import NotSeen, ScenarioStopped, expect, inputs, points, scenario, within

ASKS = "async def as_ready(fetch, urls) -> AsyncIterator[tuple[str, str]]"

HINTS = (
    "You need to wait for the next result, without knowing which one that will be. And each "
    "result must say which URL it belongs to.",
    "`asyncio.as_completed` gives results in the order in which they arrive. `try` and `finally` "
    "work in a generator too: the `finally` runs when the generator is closed.",
    "Start one task for each URL, of a small coroutine that returns the pair. Yield the pairs as "
    "they are completed, inside a `try`. In its `finally`, cancel every task.",
)

SECONDS = [0.5, 1.0, 1.5, 2.0]
AFTER = 2
"""Seconds that the scenario goes on after it has closed the generator: a fetch that nobody has
stopped ends by itself meanwhile."""


@inputs
def shops(rng):
    """Urls and the seconds they take. The quickest is never the first."""
    names = rng.sample(["north", "south", "east", "west", "center", "harbor"], 4)
    quickest, *others = SECONDS
    return dict(zip(names, [*others, quickest], strict=True))


async def opened(student, functions, seconds):
    """The student's generator for these urls. Without a `yield`, that is said in plain words."""
    stream = student.as_ready(functions.slow("fetch", seconds), list(seconds))
    if not hasattr(stream, "__aiter__"):
        await stream
        raise ScenarioStopped("as_ready is not an async generator: there is no `yield` in it")
    return stream


@scenario
async def what_came(student, functions, shops):
    return [pair async for pair in await opened(student, functions, shops)]


@scenario
async def when_it_came(student, functions, observer, shops):
    return [observer.seconds() async for _ in await opened(student, functions, shops)]


@scenario
async def left_early(student, functions, observer, shops):
    stream = await opened(student, functions, shops)
    await anext(stream)
    raised, left = "nothing", observer.seconds()
    try:
        await stream.aclose()
    except (Exception, asyncio.CancelledError, BaseExceptionGroup) as error:
        raised = f"{type(error).__name__}: {error}".rstrip(": ")
    await asyncio.sleep(AFTER)
    return left, raised


@scenario
async def no_url(student, functions):
    return [pair async for pair in await opened(student, functions, {})]


@points(1)
def test_the_quickest_first(what_came):
    """It yields every URL with its body, the fastest first."""
    quickest_first = sorted(what_came.inputs, key=what_came.inputs.__getitem__)
    assert what_came.value == [(url, what_came.answer("fetch", url)) for url in quickest_first]


@points(2)
def test_each_as_soon_as_it_is_there(when_it_came):
    """Each pair is yielded as soon as its body has arrived, and not later."""
    came = when_it_came.value.plain
    if not came:
        raise NotSeen("nothing was yielded")
    for number, (seconds, ready) in enumerate(zip(came, SECONDS, strict=False), 1):
        within(seconds, over=ready - 0.1, under=ready + 0.4, what=f"pair {number}")


@points(1)
def test_all_in_flight(when_it_came):
    """All fetches are in flight at the same time: it ends in under 2.5 seconds."""
    when_it_came.took(over=1.9, under=2.5)
    when_it_came.overlapped("fetch", 4)


@points(1, shows="losers-left-running")
def test_leaving_stops_the_rest(left_early):
    """When the generator is closed early, the fetches that are still running are cancelled."""
    left = left_early.part(0).plain
    late = [call for call in left_early.calls_of("fetch") if call.end is None or call.end > left]
    went_on = [call.label for call in late if call.outcome != "cancelled"]
    expect(went_on, [], "fetches that went on after the generator was closed")


@points(1)
def test_leaving_raises_nothing(left_early):
    """Closing the generator early raises nothing."""
    expect(left_early.part(1), "nothing", "what the generator raised when it was closed")


@points(1)
def test_no_url(no_url):
    """For an empty list it yields nothing."""
    assert no_url.value == []
