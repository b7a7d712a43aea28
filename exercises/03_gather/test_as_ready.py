"""Each answer as soon as it arrives."""

import asyncio

from grader import NotSeen, ScenarioStopped, Shows, expect, inputs, points, scenario, within

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
LEFT = "The generator was closed early, and fetches that were still running were not cancelled."
AFTER = 2
"""Seconds that the scenario goes on after it has closed the generator: a fetch that nobody has
stopped ends by itself meanwhile."""
SIZES = [23, 29, 31, 37]
"""Numbers of shops that no likely limit divides."""
LONG = [5.0, 20.0, 20.06, 40.0, 65.0]
"""Seconds after which many shops answer, several of them at the same moment."""


@inputs
def shops(rng):
    """Urls and the seconds they take. The quickest is neither the first nor the last."""
    names = rng.sample(["north", "south", "east", "west", "center", "harbor"], 4)
    quickest, *others = SECONDS
    others.insert(rng.choice([1, 2]), quickest)
    return dict(zip(names, others, strict=True))


@inputs
def many(rng):
    """Many urls, with the seconds and the body of each. One body is empty, and two are the same."""
    urls = [f"Shop {n}" for n in rng.sample(range(100), rng.choice(SIZES))]
    seconds = [*LONG, *LONG, *rng.choices(LONG, k=len(urls) - 2 * len(LONG))]
    bodies = ["", "5.00", "5.00", *(f"{n}.99" for n in range(len(urls) - 3))]
    pairs = zip(rng.sample(seconds, len(urls)), rng.sample(bodies, len(urls)), strict=True)
    return dict(zip(urls, pairs, strict=True))


async def opened(student, functions, seconds, **how):
    """The student's generator for these urls. Without a `yield`, that is said in plain words."""
    stream = student.as_ready(functions.slow("fetch", seconds, **how), list(seconds))
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


def in_words(raised):
    """An exception by its class and message; a group by the classes of what is in it."""
    if isinstance(raised, BaseExceptionGroup):
        parts = ", ".join(map(in_words, raised.exceptions))
        return f"{type(raised).__name__} of {len(raised.exceptions)}: {parts}"
    return f"{type(raised).__name__}: {raised}".rstrip(": ")


@scenario
async def left_early(student, functions, observer, shops):
    stream = await opened(student, functions, shops)
    await anext(stream)
    raised, left = "nothing", observer.seconds()
    try:
        await stream.aclose()
    except (Exception, asyncio.CancelledError, BaseExceptionGroup) as error:
        raised = in_words(error)
    await asyncio.sleep(AFTER)
    return left, raised


@scenario(clock="fast")
async def left_at_work(student, functions, observer, many):
    """The reader leaves while many fetches are at work, and each takes a second to end."""
    seconds = dict.fromkeys(many, 40.0) | {"first": 1.0, "last": 40.0}
    stream = await opened(student, functions, seconds, cleaning=1.0)
    await anext(stream)
    left = observer.seconds()
    await stream.aclose()
    await asyncio.sleep(AFTER)
    return left


@scenario(clock="fast", limit=75)
async def many_slow_shops(student, functions, observer, many):
    seconds = {url: seconds for url, (seconds, _) in many.items()}
    bodies = {url: body for url, (_, body) in many.items()}
    stream = await opened(student, functions, seconds, answer=bodies.get)
    return [(pair, observer.seconds()) async for pair in stream]


@scenario
async def three_readers(student, functions, shops):
    """Two readers at the same time, of a url each, the quicker one last; then the first one again."""
    one, other, *_ = shops

    async def read(url, seconds):
        return [pair async for pair in await opened(student, functions, {url: seconds})]

    return [*await asyncio.gather(read(one, 1.0), read(other, 0.7)), await read(one, 1.0)]


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
        within(
            seconds,
            over=ready - 0.1,
            under=ready + 0.4,
            what=f"the wait for pair {number}",
            lasts=True,
        )


@points(1)
def test_all_in_flight(when_it_came):
    """All fetches are in flight at the same time: it ends in under 2.5 seconds."""
    when_it_came.took(over=1.9, under=2.5)
    when_it_came.overlapped("fetch", 4)


@points(1)
def test_many_slow_shops(many_slow_shops):
    """Dozens of slow shops, some of which answer at the same moment: each pair comes at once."""
    many = many_slow_shops.inputs
    many_slow_shops.overlapped("fetch", len(many))
    came = many_slow_shops.value.plain
    pairs = sorted(((url, body) for url, (_, body) in many.items()), key=repr)
    expect(sorted((pair for pair, _ in came), key=repr), pairs, "the pairs")
    for (url, _), at in came:
        within(
            at,
            over=many[url][0] - 0.1,
            under=many[url][0] + 0.1,
            what=f"the wait for the pair of {url}",
        )


@points(1, shows="losers-left-running")
def test_leaving_stops_the_rest(left_early, left_at_work):
    """When the generator is closed early, the fetches that are still running are cancelled."""
    left = left_early.part(0).plain
    late = [call for call in left_early.calls_of("fetch") if call.end is None or call.end > left]
    went_on = [call.label for call in late if call.outcome != "cancelled"]
    if went_on:
        what = f"fetches that went on after the generator was closed: {', '.join(went_on)}"
        raise Shows(what, "losers-left-running", LEFT)
    for call in late:
        within(call.end - left, under=0.4, what=f"cancelling the fetch of {call.label}")
    ends = [call.end for call in left_at_work.calls_of("fetch") if call.end is not None]
    if ends and left_at_work.error is None:  # or else another check tells
        seconds = max(ends) - left_at_work.value.plain
        within(
            seconds, under=1.1, what="stopping all fetches, of which each needs a second to end,"
        )


@points(1)
def test_leaving_raises_nothing(left_early):
    """Closing the generator early raises nothing."""
    raised = left_early.value.plain[1]
    assert raised == "nothing", f"closing the generator early raised {raised}"


@points(1)
def test_each_call_fetches_anew(three_readers):
    """Each call of `as_ready` fetches its own URLs, also while another reader is still waiting."""
    one, other, *_ = three_readers.inputs
    got = [[(url, three_readers.answer("fetch", url))] for url in (one, other, one)]
    assert three_readers.value == got
    three_readers.called("fetch", one, other, one)
    three_readers.overlapped("fetch", 2)


@points(1)
def test_no_url(no_url):
    """For an empty list it yields nothing."""
    assert no_url.value == []
