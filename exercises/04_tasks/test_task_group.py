"""All of them, or none."""

import asyncio

from grader import TimeMissed, apart, expect, inputs, points, scenario

ASKS = "async def all_or_nothing(fetch, urls) -> list[str]"

HINTS = (
    "`gather` raises the first error and leaves the others running. What should cancel them, and "
    "how would you know that they have really ended?",
    "`asyncio.TaskGroup` is used with `async with`. The block ends only when all its tasks have "
    "ended. When one of them fails, the group cancels the rest.",
    "Inside the block only start tasks, and keep them in a list. Read their results after the "
    "block.",
)

CLEANING = [1.6, 0.5, 1.2, 0.8, 0.2]


@inputs
def urls(rng):
    """Five urls. The last is the one that fails, where one fails."""
    return rng.sample(["flight", "Hotel Sol", "car", "train", "ferry", "tour", "guide", "tent"], 5)


@inputs
def many(rng):
    """Many urls, with the seconds and the body of each. One body is empty, and two are the same."""
    number = rng.choice([23, 29, 31, 37])
    bodies = ["", "300", "300", *(f"{n} euros" for n in range(number - 3))]
    seconds = [65.0, *rng.choices([1.0, 20.0, 40.0], k=number - 1)]
    rng.shuffle(bodies)
    rng.shuffle(seconds)
    return {f"offer {n:02}": pair for n, pair in enumerate(zip(seconds, bodies, strict=True))}


def failure(urls):
    return LookupError(f"there is no {urls[-1]}")


def one_fails(functions, urls):
    """A fetch that fails for the last url, soon. The others take long, and some time to clean up."""
    return functions.slow(
        "fetch",
        {**dict.fromkeys(urls, 3.0), urls[-1]: 0.5},
        fails={urls[-1]: failure(urls)},
        cleaning=dict(zip(urls, CLEANING, strict=True)),
    )


@scenario
async def many_offers(student, functions, many):
    """Each takes a little less than the one before."""
    seconds = {url: 2.0 - 0.051 * n for n, url in enumerate(many)}
    return await student.all_or_nothing(functions.slow("fetch", seconds), list(many))


@scenario(clock="fast", limit=75)
async def slow_offers(student, functions, many):
    seconds = {url: seconds for url, (seconds, _) in many.items()}
    bodies = {url: body for url, (_, body) in many.items()}
    fetch = functions.slow("fetch", seconds, answer=bodies.get)
    return await student.all_or_nothing(fetch, list(many))


@scenario
async def two_journeys(student, functions, urls):
    """The first one fails early, the second one has all that it needs. Then a part of it again."""
    fails = {urls[-1]: failure(urls)}
    fetch = functions.slow("fetch", {**dict.fromkeys(urls, 1.0), urls[-1]: 0.3}, fails=fails)
    first = asyncio.create_task(student.all_or_nothing(fetch, urls[2:]))
    second = asyncio.create_task(student.all_or_nothing(fetch, urls[:3]))
    await asyncio.wait([first, second])
    first.exception()  # other checks say what is wrong with that
    return [*await second, *await student.all_or_nothing(fetch, urls[:1])]


@scenario
async def two_fail(student, functions, urls):
    """The first and the third at the same moment."""
    seconds = {**dict.fromkeys(urls, 2.0), urls[0]: 0.3, urls[2]: 0.3}
    fails = {url: failure([url]) for url in (urls[0], urls[2])}
    cleaning = dict(zip(urls, CLEANING, strict=True))
    fetch = functions.slow("fetch", seconds, fails=fails, cleaning=cleaning)
    return await student.all_or_nothing(fetch, urls)


@scenario
async def no_offers(student, functions):
    return await student.all_or_nothing(functions.slow("fetch"), [])


@scenario
async def last_fails(student, functions, urls):
    return await student.all_or_nothing(one_fails(functions, urls), urls)


@scenario(clock="fast", limit=90)
async def long_clean_up(student, functions, urls):
    first, last = urls[0], urls[-1]
    fails, seconds = {last: failure(urls)}, {first: 3.0, last: 0.5}
    fetch = functions.slow("fetch", seconds, fails=fails, cleaning={first: 65.0})
    return await student.all_or_nothing(fetch, [first, last])


@scenario
async def failed_a_while_ago(student, functions, urls):
    in_the_middle = [*urls[:2], urls[-1], *urls[2:-1]]
    try:
        return await student.all_or_nothing(one_fails(functions, urls), in_the_middle)
    finally:
        await asyncio.sleep(2.2)


@scenario
async def cancelled(student, functions, observer, urls):
    fetch = functions.slow("fetch", 2.0, cleaning=dict(zip(urls, CLEANING, strict=True)))
    return await observer.cancel_after(0.3, student.all_or_nothing(fetch, urls))


def failed_call(evidence):
    """The call that failed."""
    failed = [call for call in evidence.calls_of("fetch") if call.outcome == "raised"]
    assert failed, (
        f"the fetch of {evidence.inputs[-1]} should fail, but it never started or never ended"
    )
    return failed[0]


def cleaned_up(evidence, since, cleaning):
    """Each fetch that was cancelled at `since` must have cleaned up for its seconds, and no longer."""
    for call in evidence.calls_of("fetch"):
        end = evidence.elapsed if call.end is None else call.end
        needed, took = cleaning.get(call.label, 0.0), end - since
        if call.outcome == "cancelled" and not needed - 0.1 < took < needed + 0.4:
            raise TimeMissed(
                f"{call.label} needs {apart(needed, took)[0]} s to clean up, but its clean-up was "
                f"over {took:.1f} s after it should have been cancelled"
            )


@points(1)
def test_the_order_given(many_offers, slow_offers, no_offers):
    """The bodies come in the order of `urls`. For no URLs it returns an empty list."""
    assert many_offers.value == [many_offers.answer("fetch", url) for url in many_offers.inputs]
    assert slow_offers.value == [body for _, body in slow_offers.inputs.values()]
    assert no_offers.value == []


@points(1)
def test_all_at_once(many_offers):
    """Dozens of 2-second fetches are in flight at once, and finish in under 2.5 seconds."""
    many_offers.took(over=1.9, under=2.5)
    many_offers.called("fetch", *many_offers.inputs)
    many_offers.overlapped("fetch", len(many_offers.inputs))


@points(1)
def test_the_error_comes_out(last_fails, two_fail):
    """When a fetch fails, its error is raised, alone or in an ExceptionGroup."""
    last_fails.raised(LookupError, ExceptionGroup)
    last_fails.raised_all(failure(last_fails.inputs))
    error = two_fail.raised(LookupError, ExceptionGroup)
    may_come = {str(failure([url])) for url in two_fail.inputs}
    other = [leaf.message for leaf in error.leaves() if leaf.message not in may_come]
    expect(other, [], "errors that no fetch raised")


@points(2)
def test_stops_the_others(failed_a_while_ago):
    """When a fetch fails, the others are cancelled immediately."""
    failed = failed_call(failed_a_while_ago)
    others = [call for call in failed_a_while_ago.calls_of("fetch") if call is not failed]
    went_on = [
        call.label
        for call in others
        if call.outcome != "cancelled" and (call.end is None or call.end > failed.end)
    ]
    expect(went_on, [], f"fetches that went on after that of {failed.label} had failed")
    cleaning = dict(zip(failed_a_while_ago.inputs, CLEANING, strict=True))
    cleaned_up(failed_a_while_ago, failed.end, cleaning)


@points(2)
def test_the_others_are_over(last_fails, two_fail, long_clean_up):
    """When the error is raised, no fetch is still running, and all clean-up is done."""
    failed = failed_call(long_clean_up)
    long_clean_up.nothing_in_flight("fetch")
    cleaned_up(long_clean_up, failed.end, {long_clean_up.inputs[0]: 65.0})
    failed_call(last_fails)
    last_fails.nothing_in_flight("fetch")
    failed_call(two_fail)
    two_fail.nothing_in_flight("fetch")


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When `all_or_nothing` itself is cancelled, it ends only when no fetch is still running."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("fetch")


@points(1)
def test_two_journeys(two_journeys):
    """When one call of `all_or_nothing` fails, another one that is still running continues."""
    urls = two_journeys.inputs
    assert two_journeys.value == [two_journeys.answer("fetch", url) for url in (*urls[:3], urls[0])]
    two_journeys.called("fetch", *urls, urls[2], urls[0])
