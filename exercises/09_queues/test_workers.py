"""A few workers, many items."""

import asyncio
from itertools import pairwise
from types import SimpleNamespace

from grader import PlacesFree, TooManyAtOnce, TooSlow, expect, inputs, points, scenario, within

ASKS = "async def process(items, work, n) -> list"

HINTS = (
    "Do not give each worker its share of the list. Let every worker take the next item from one "
    "place that all of them share, as soon as it is free. What happens to a worker when its item "
    "fails?",
    "A shared `asyncio.Queue`, or a shared iterator over `enumerate(items)`, gives each item to one "
    "worker only. The number that goes with an item says where its result belongs. `TaskGroup` "
    "waits for the workers.",
    "Catch the exception inside the worker's loop, and store it like a result. "
    "`asyncio.gather(work(item), return_exceptions=True)` does that for a single item too, and "
    "lets a cancellation of `process` through.",
)

QUARTERS = [0.25, 0.5, 0.75, 1.0]
TOUCH = 0.2
"""Seconds: a shorter time between two moments is the time that it takes to pass things on."""


@inputs
def batches(rng):
    """Numbers of workers, each with the seconds of its items. First, fewer items than workers."""
    sizes = [(1, 5), (2, 9), (rng.choice([3, 4, 5]), 23), (rng.choice([11, 13, 17]), 37)]
    few = {6: [0.75, *rng.sample([0.25, 0.5, 1.0], 3)]}
    return few | {n: rng.choices(QUARTERS, k=items) for n, items in rng.sample(sizes, 4)}


@inputs
def failing(rng):
    """Numbers of workers, each with the seconds of its items, and the places of those that fail."""
    batches = {}
    for n, size in (1, 5), (3, 14), (rng.choice([4, 5]), 19):
        middle = rng.sample(range(1, size - 1), size // 2)
        seconds = rng.choices(QUARTERS, k=size)
        batches[n] = SimpleNamespace(seconds=seconds, fails=sorted([0, *middle, size - 1]))
    batches[2] = SimpleNamespace(seconds=[0.25] * 7, fails=[*range(7)])
    return batches


@inputs
def many(rng):
    """Hundreds of items, some of which take long, and dozens of workers."""
    seconds = rng.choices([0.0, 0.3, 1.0, 2.0, 7.0], k=rng.choice([101, 113, 127]))
    seconds.insert(rng.randrange(20), 65.07)
    return SimpleNamespace(n=rng.choice([23, 29, 31]), seconds=seconds)


@inputs
def photographs(rng):
    names = [
        "boat",
        "bird",
        "cat",
        "lighthouse",
        "tree",
        "harbor",
        "street",
        "Ada",
        "dog",
        "bridge",
    ]
    return rng.sample(names, 8)


def numbered(seconds):
    """An item for each of these seconds."""
    return {f"item {number}": each for number, each in enumerate(seconds)}


def told(results):
    """The results, and exceptions by their class and text."""
    if not isinstance(results, list):
        return results
    return [
        f"{type(one).__name__}: {one}".rstrip(": ") if isinstance(one, BaseException) else one
        for one in results
    ]


@scenario(clock="fast", limit=40)
async def uneven(student, functions, batches):
    results = {}
    for n, seconds in batches.items():
        work = functions.slow(f"work_{n}", numbered(seconds))
        results[n] = told(await student.process(list(numbered(seconds)), work, n))
    return results


@scenario(clock="fast", limit=40)
async def some_fail(student, functions, failing):
    results = {}
    for n, batch in failing.items():
        fails = {f"item {place}": ValueError(f"{place} is broken") for place in batch.fails}
        work = functions.slow(f"work_{n}", numbered(batch.seconds), fails=fails)
        results[n] = told(await student.process(list(numbered(batch.seconds)), work, n))
    return results


@scenario(clock="fast")
async def some_are_cancelled(student, functions, photographs):
    """Of eight items every second one ends as cancelled, by itself: more than there are workers."""
    fails = {name: asyncio.CancelledError() for name in photographs[::2]}
    work = functions.slow("work", 0.3, fails=fails)
    return told(await student.process(photographs, work, 3))


@scenario(clock="fast", limit=110)
async def many_slow_items(student, functions, many):
    items = numbered(many.seconds)
    return await student.process(list(items), functions.slow("work", items), many.n)


ODD = [None, "", 0, ["a"], ["a"], [], {}, {"b": 1}, {"b": 1}, False]
"""Items of which some are equal, and some cannot be the key of a dict."""


def odd_answers():
    """Another answer for each odd item; most of them count as false."""
    return [0, None, "", False, ValueError("found"), 0.0, None, [], asyncio.CancelledError(), {}]


@scenario(clock="fast")
async def odd_items(student, functions):
    """The first takes longest, and the last of them is the quickest."""
    places = {id(item): place for place, item in enumerate(ODD)}
    answers = odd_answers()
    work = functions.slow(
        "work",
        lambda item: 1.0 - 0.1 * places[id(item)],
        answer=lambda item: answers[places[id(item)]],
    )
    return told(await student.process(ODD, work, 4))


@scenario
async def no_items(student, functions):
    work = functions.slow("work", 0.1)
    return [await student.process([], work, n) for n in (1, 3)]


@scenario
async def two_at_once(student, functions, photographs):
    """Two calls, each with two workers of its own; the second one has items that fail."""
    fails = {name: OSError(f"no {name}") for name in photographs[4:7]}
    first, second = functions.slow("first", 0.5), functions.slow("second", 0.5, fails=fails)
    return [
        told(results)
        for results in await asyncio.gather(
            student.process(photographs[:4], first, 2), student.process(photographs[4:], second, 2)
        )
    ]


CLEANING = [1.6, 0.2, 0.8, 1.2]


def slow_to_stop(functions, photographs, seconds, fails=()):
    cleaning = dict(zip(photographs[4:], CLEANING, strict=True))
    errors = {name: OSError(f"no {name}") for name in fails}
    return functions.slow("work", seconds, fails=errors, cleaning=cleaning)


@scenario
async def cancelled_early(student, functions, observer, photographs):
    """When the first ones are in progress."""
    names = photographs[::-1]
    work = slow_to_stop(functions, photographs, 2.0)
    return await observer.cancel_after(0.5, student.process(names, work, 3))


@scenario
async def cancelled_late(student, functions, observer, photographs):
    """When some have ended, some of them badly, and there are fewer items left than workers."""
    work = slow_to_stop(
        functions,
        photographs,
        {**dict.fromkeys(photographs, 2.0), **dict.fromkeys(photographs[:5], 0.2)},
        fails=photographs[:3],
    )
    return await observer.cancel_after(0.9, student.process(photographs, work, 5))


@scenario(clock="fast", shuffled=True)
async def cancelled_as_items_end(student, functions, photographs):
    """A dozen times, at the very moment at which two items end."""
    ends = []
    for number in range(12):
        work = functions.slow(f"work_{number}", 0.5, cleaning=0.2)
        task = asyncio.create_task(student.process(photographs, work, 2))
        await asyncio.sleep(0.5)
        task.cancel()
        await asyncio.wait([task], timeout=5)
        ends.append("cancelled" if task.cancelled() else "went on" if not task.done() else "ended")
    return ends


@scenario(clock="fast")
async def cancelled_and_failing(student, functions, photographs):
    """Of three items in progress, all, the first or the last raise an exception in their clean-up."""
    ends = []
    for number, failing in enumerate((photographs[:3], photographs[:1], photographs[2:3])):
        errors = {name: OSError(f"{name} is half done") for name in failing}
        work = functions.slow(f"work_{number}", 2.0, cleaning=0.5, cleaning_fails=errors)
        task = asyncio.create_task(student.process(photographs, work, 3))
        await asyncio.sleep(1.0)
        task.cancel()
        await asyncio.wait([task], timeout=1.5)
        if not task.done():
            ends.append("not ended")
        else:
            error = None if task.cancelled() else task.exception()
            ends.append("cancelled" if task.cancelled() else repr(error or "not cancelled"))
    return ends


# -- what is asked


def busy(evidence, name, n):
    """At every moment n calls were in flight, or all that had not ended yet."""
    calls = evidence.calls_of(name)
    most = evidence.peak(name)
    if most > n:
        raise TooManyAtOnce(f"with n = {n}: expected at most {n} items in progress, got {most}")
    moments = sorted({call.start for call in calls} | {call.end for call in calls})
    for now, then in pairwise(moments):
        if then - now < TOUCH:
            continue
        middle = (now + then) / 2
        running = sum(call.start < middle < call.end for call in calls)
        left = sum(call.end > middle for call in calls)
        if running < min(n, left):
            at = middle - moments[0]
            message = (
                f"with n = {n} and {len(calls)} items: {at:.1f} s after the first one started, expected "
                f"{min(n, left)} in progress, got {running}, while {left - running} more waited"
            )
            # With n at other times, some workers have no item: it is not the number that is too low.
            raise TooSlow(message) if most < n or in_batches(calls) else PlacesFree(message, n)


def in_batches(calls):
    """Whether several started together each time, when all before had ended."""
    return len(calls) > 1 and not any(
        call.start + TOUCH / 2 < other.start < call.end - TOUCH / 2
        for call in calls
        for other in calls
    )


def each_once(evidence, name, items):
    evidence.must_have_returned()
    evidence.called(name, *items)


@points(1)
def test_results_in_order(uneven, many_slow_items, no_items):
    """`work` is called once for each item, and the results come in the order of the items."""
    for n, seconds in uneven.inputs.items():
        items = numbered(seconds)
        each_once(uneven, f"work_{n}", items)
        answers = [uneven.answer(f"work_{n}", item) for item in items]
        expect(uneven.part(n), answers, f"the results of {n} workers")
    items = numbered(many_slow_items.inputs.seconds)
    each_once(many_slow_items, "work", items)
    answers = [many_slow_items.answer("work", item) for item in items]
    expect(many_slow_items.value, answers, f"the results of {len(items)} items")
    for n, results in zip((1, 3), no_items.value.plain, strict=True):
        expect(results, [], f"the results of no items, with n = {n}")


@points(2)
def test_n_at_a_time(uneven):
    """`n` items are in progress at a time, never more, and fewer only when no more are waiting."""
    for n, seconds in uneven.inputs.items():
        each_once(uneven, f"work_{n}", numbered(seconds))
        busy(uneven, f"work_{n}", n)


@points(1)
def test_many_slow_items(many_slow_items):
    """Over a hundred items with dozens of workers, where one item takes more than a minute."""
    each_once(many_slow_items, "work", numbered(many_slow_items.inputs.seconds))
    busy(many_slow_items, "work", many_slow_items.inputs.n)
    last = max(call.end for call in many_slow_items.calls_of("work"))
    within(
        many_slow_items.elapsed, under=last + 0.02, what=f"all, with a last end at {last:.2f} s,"
    )
    many_slow_items.never_polled(under=2500)


@points(2)
def test_a_failing_item_costs_only_itself(some_fail):
    """When items fail, their exceptions stand in their places, and all others are processed."""
    for n, batch in some_fail.inputs.items():
        name, items = f"work_{n}", numbered(batch.seconds)
        each_once(some_fail, name, items)
        wanted = [some_fail.answer(name, item) for item in items]
        for place in batch.fails:
            wanted[place] = f"ValueError: {place} is broken"
        expect(some_fail.part(n), wanted, f"the results of {n} workers, with exceptions as text")


@points(1)
def test_no_worker_is_lost(some_fail):
    """However many items have failed, `n` items are in progress at a time."""
    for n, batch in some_fail.inputs.items():
        each_once(some_fail, f"work_{n}", numbered(batch.seconds))
        busy(some_fail, f"work_{n}", n)


@points(1)
def test_a_cancelled_item_is_a_failed_item(some_are_cancelled):
    """Items that raise CancelledError by themselves are failed items like others."""
    names = some_are_cancelled.inputs
    each_once(some_are_cancelled, "work", names)
    wanted = [some_are_cancelled.answer("work", name) for name in names]
    wanted[::2] = ["CancelledError"] * 4
    expect(some_are_cancelled.value, wanted, "the results, with exceptions as text")
    busy(some_are_cancelled, "work", 3)


@points(1)
def test_anything_may_be_an_item(odd_items):
    """An item and a result may be anything: `None`, equal to another, a list, an exception."""
    each_once(odd_items, "work", ODD)
    expect(odd_items.value, told(odd_answers()), "the results, with exceptions as text")


@points(1)
def test_no_worker_is_left(uneven, some_fail, no_items):
    """When `process` returns, no worker is left."""
    for evidence in uneven, some_fail, no_items:
        evidence.must_have_returned()
        evidence.left_no_task()
    uneven.started(*(f"work_{n}" for n in uneven.inputs))


@points(2)
def test_a_cancel_ends_it(cancelled_early, cancelled_late, cancelled_as_items_end):
    """When `process` is cancelled, it ends as cancelled, nothing runs on, and nothing starts."""
    for evidence, started in (cancelled_early, 3), (cancelled_late, 8):
        evidence.raised(asyncio.CancelledError)
        evidence.called_times("work", started, may_raise=True)
        evidence.nothing_in_flight("work")
        evidence.left_no_task()
    for end in cancelled_as_items_end.value.plain:
        expect(end, "cancelled", "how it ended when it was cancelled as two items ended")
    for number in range(12):
        cancelled_as_items_end.nothing_in_flight(f"work_{number}")


@points(2)
def test_a_cancel_and_an_error(cancelled_and_failing):
    """It also ends as cancelled, and starts no other, when items fail while they clean up."""
    for number, end in enumerate(cancelled_and_failing.value.plain):
        calls = cancelled_and_failing.calls_of(f"work_{number}")
        failed = [call.label for call in calls if call.outcome == "raised"]
        assert failed, "no item was cancelled and raised an exception in its clean-up"
        what = f"it was cancelled, and {' and '.join(failed)} raised in the clean-up: "
        late = ", ".join(call.label for call in calls if call.start > calls[0].start + 0.95)
        assert not late, f"{what}these items started after that: {late}"
        expect(end, "cancelled", f"{what}how it ended")


@points(1)
def test_two_calls_share_nothing(two_at_once):
    """Two calls of `process` at the same time have `n` workers each, and their own results."""
    names = two_at_once.inputs
    first = [two_at_once.answer("first", name) for name in names[:4]]
    second = [two_at_once.answer("second", name) for name in names[4:]]
    second[:3] = [f"OSError: no {name}" for name in names[4:7]]
    what = "the results, with exceptions as text, of two calls at the same time"
    expect(two_at_once.value, [first, second], what)
    two_at_once.overlapped("first", 2)
    two_at_once.overlapped("second", 2)
    two_at_once.took(over=0.9, under=1.5)
