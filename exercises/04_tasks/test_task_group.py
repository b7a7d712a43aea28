"""All of them, or none."""

import asyncio

from grader import expect, inputs, points, scenario

ASKS = "async def all_or_nothing(fetch, urls) -> list[str]"

HINTS = (
    "`gather` raises the first error and leaves the others running. What should cancel them, and "
    "how would you know that they have really ended?",
    "`asyncio.TaskGroup` is used with `async with`. The block ends only when all its tasks have "
    "ended. When one of them fails, the group cancels the rest.",
    "Inside the block only start tasks, and keep them in a list. Read their results after the "
    "block.",
)

CLEANING = [0.5, 1.6, 0.2]


@inputs
def urls(rng):
    """Three urls. The last is the one that fails, where one fails."""
    return rng.sample(["flight", "hotel", "car", "train", "ferry", "tour", "guide", "tent"], 3)


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
async def three_offers(student, functions, urls):
    fetch = functions.slow("fetch", dict(zip(urls, [2.0, 1.9, 1.8], strict=True)))
    return await student.all_or_nothing(fetch, urls)


@scenario
async def no_offers(student, functions):
    return await student.all_or_nothing(functions.slow("fetch"), [])


@scenario
async def last_fails(student, functions, urls):
    return await student.all_or_nothing(one_fails(functions, urls), urls)


@scenario
async def failed_a_while_ago(student, functions, urls):
    try:
        return await student.all_or_nothing(one_fails(functions, urls), urls)
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


@points(1)
def test_the_order_given(three_offers, no_offers):
    """The bodies come in the order of `urls`. For no URLs it returns an empty list."""
    bodies = [three_offers.answer("fetch", url) for url in three_offers.inputs]
    assert three_offers.value == bodies
    assert no_offers.value == []


@points(1)
def test_all_at_once(three_offers):
    """Three 2-second fetches finish in under 2.5 seconds."""
    three_offers.took(over=1.9, under=2.5)


@points(1)
def test_the_error_comes_out(last_fails):
    """When a fetch fails, its error is raised, alone or in an ExceptionGroup."""
    last_fails.raised(LookupError, ExceptionGroup)
    last_fails.raised_all(failure(last_fails.inputs))


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


@points(2)
def test_the_others_are_over(last_fails):
    """When the error is raised, no fetch is still running, and all clean-up is done."""
    failed_call(last_fails)
    last_fails.nothing_in_flight("fetch")


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When `all_or_nothing` itself is cancelled, it ends only when no fetch is still running."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("fetch")
