"""All of them, or none."""

import asyncio

from grader import points, scenario

ASKS = "async def all_or_nothing(fetch, urls) -> list[str]"

HINTS = (
    "`gather` hands you the first error and leaves the others running. Who should stop them, and "
    "how would you know that they have really ended?",
    "`asyncio.TaskGroup` is used with `async with`: the block ends only when all its tasks have "
    "ended, and when one of them fails it cancels the rest.",
    "Inside the block only start tasks, and keep them in a list. The results are there to be read "
    "when the block is over.",
)

CLEANING = [0.5, 1.6, 0.2]


def offers(rng):
    """Three urls. The last is the one that fails, where one fails."""
    return rng.sample(["flight", "hotel", "car", "train", "ferry", "tour", "guide", "tent"], 3)


def one_fails(functions, urls):
    """A fetch that fails for the last url, soon; the others take long, and some time to clean up."""
    return functions.slow(
        "fetch",
        {**dict.fromkeys(urls, 3.0), urls[-1]: 0.5},
        fails={urls[-1]: LookupError(f"there is no {urls[-1]}")},
        cleaning=dict(zip(urls, CLEANING, strict=True)),
    )


@scenario
async def three_offers(student, functions, rng):
    urls = offers(rng)
    fetch = functions.slow("fetch", {urls[0]: 2.0, urls[1]: 1.9, urls[2]: 1.8})
    return await student.all_or_nothing(fetch, urls)


@scenario
async def no_offers(student, functions):
    return await student.all_or_nothing(functions.slow("fetch"), [])


@scenario
async def last_fails(student, functions, rng):
    urls = offers(rng)
    return await student.all_or_nothing(one_fails(functions, urls), urls)


@scenario
async def failed_a_while_ago(student, functions, rng):
    urls = offers(rng)
    try:
        return await student.all_or_nothing(one_fails(functions, urls), urls)
    finally:
        await asyncio.sleep(2.2)


@scenario
async def cancelled(student, functions, rng):
    urls = offers(rng)
    fetch = functions.slow("fetch", 2.0, cleaning=dict(zip(urls, CLEANING, strict=True)))
    task = asyncio.create_task(student.all_or_nothing(fetch, urls))
    await asyncio.sleep(0.3)
    task.cancel()
    await task


def calls_after_failure(evidence):
    """The calls for the urls that did not fail, and the one that did."""
    bad = offers(evidence.rng)[-1]
    others = [call for call in evidence.calls_of("fetch") if call.label != bad]
    failed = [call for call in evidence.calls_of("fetch") if call.outcome == "raised"]
    assert failed, f"the fetch of {bad} should have failed, and did not come so far"
    return others, failed[0]


@points(1)
def test_the_order_given(three_offers, no_offers):
    """The bodies come in the order of the urls; for no urls, an empty list."""
    urls = offers(three_offers.rng)
    assert three_offers.value == [three_offers.answer("fetch", url) for url in urls]
    assert no_offers.value == []


@points(1)
def test_all_at_once(three_offers):
    """Three 2-second fetches finish in under 2.5 seconds."""
    three_offers.took(over=1.9, under=2.5)


@points(1)
def test_the_error_comes_out(last_fails):
    """When a fetch fails, its error comes out, by itself or in an ExceptionGroup."""
    error = last_fails.raised(LookupError, ExceptionGroup)
    asked = f"there is no {offers(last_fails.rng)[-1]}"
    told = [leaf.message for leaf in error.leaves()]
    assert asked in told, f"the fetch failed with `{asked}`, and what came out tells of {told}"


@points(2)
def test_stops_the_others(failed_a_while_ago):
    """When a fetch fails, the others are cancelled at once."""
    others, failed = calls_after_failure(failed_a_while_ago)
    for call in others:
        if call.outcome != "cancelled" and (call.end is None or call.end > failed.end):
            raise AssertionError(
                f"the fetch of {call.label} went on, although that of {failed.label} had failed"
            )


@points(2)
def test_the_others_are_over(last_fails):
    """When the error comes out, no fetch is going on any more, not even its cleaning up."""
    others, _ = calls_after_failure(last_fails)
    going = [call.label for call in others if call.end is None]
    assert not going, f"when the error came out, {' and '.join(going)} had not ended yet"


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When it is cancelled itself, no fetch is going on after its end."""
    cancelled.raised(asyncio.CancelledError)
    going = [call.label for call in cancelled.calls_of("fetch") if call.end is None]
    assert not going, f"when it had ended, {' and '.join(going)} had not ended yet"
