"""A thousand calls at the same time."""

import asyncio
from functools import partial

from grader import Shows, expect, inputs, points, scenario

ASKS = "async def amap(function, items) -> list"

HINTS = (
    "How many calls are waiting at the same moment in your answer? Every `await` inside a loop "
    "makes the next item wait.",
    "`gather` takes any number of coroutines, as separate arguments. A star (`*`) in the call "
    "unpacks a list into arguments. A `TaskGroup` takes the coroutines one at a time.",
    "Make one coroutine for each item, in the order of the items, without awaiting any. Then one "
    "single `await`, for all of them together, gives the results in that same order.",
)

DELAYS = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
ODD = [None, 0, False, "", 1, 1.0, True, (4711, 4712), "Parcel no. 4713 ", "twice", "twice"]


@inputs
def parcels(rng):
    return rng.sample(range(1000, 10_000), 8)


@inputs
def over_a_thousand(rng):
    """A number of parcels."""
    return rng.randint(1020, 1200)


@inputs
def odd_items(rng):
    """Items that are equal, or count as false, in random order."""
    return rng.sample(ODD, len(ODD))


@inputs
def with_repeats(rng):
    first, second, third = rng.sample(range(1000, 10_000), 3)
    return [first, second, first, third, third, first]


class Noted(partial):
    """An async function that notes each call, also one that is never awaited.

    Being a `partial`, it is still taken for an async function by whoever asks.
    """

    def __call__(self, item):
        self.items.append(item)
        return super().__call__(item)


def noted(function):
    one = Noted(function)
    one.__name__, one.items = function.__name__, []
    return one


@scenario(limit=6)
async def a_thousand(student, functions, over_a_thousand):
    await student.amap(functions.slow("locate", 2), range(over_a_thousand))


@scenario
async def last_asked_first_back(student, functions, parcels):
    locate = functions.slow("locate", dict(zip(parcels, DELAYS, strict=True)))
    return await student.amap(locate, parcels)


@scenario
async def items_twice(student, functions, with_repeats):
    locate = noted(functions.slow("locate", 0.1))
    await student.amap(locate, with_repeats)
    return locate.items


def in_return(item):
    """What comes for each odd item: an empty list for a string, else the item itself."""
    return [] if isinstance(item, str) else item


@scenario
async def anything(student, functions, odd_items):
    return await student.amap(functions.slow("locate", 0.1, answer=in_return), odd_items)


@scenario(clock="fast", limit=75)
async def a_very_slow_call(student, functions, parcels):
    return await student.amap(functions.slow("locate", 65), parcels[:1])


@scenario
async def three_calls(student, functions, parcels):
    """Two calls for an item each that overlap; then the first one again."""
    locate, (one, other, *_) = functions.slow("locate", 1), parcels
    first = asyncio.create_task(student.amap(locate, [one]))
    await asyncio.sleep(0.3)
    second = await student.amap(locate, [other])
    return [await first, second, await student.amap(locate, [one])]


@scenario
async def generator(student, functions, parcels):
    locate = functions.slow("locate", dict(zip(parcels, sorted(DELAYS), strict=True)))
    return await student.amap(locate, (number for number in parcels))


@scenario
async def one_item(student, functions, parcels):
    return await student.amap(functions.slow("locate", 0.1), parcels[:1])


@scenario
async def no_item(student, functions):
    locate = functions.slow("locate", 0.1)
    return await student.amap(locate, [])


@scenario
async def empty_generator(student, functions):
    nothing = (number for number in ())
    return await student.amap(functions.slow("locate", 0.1), nothing)


def places(evidence, parcels):
    return [evidence.answer("locate", number) for number in parcels]


@points(2)
def test_a_thousand_calls_at_once(a_thousand):
    """Over a thousand 2-second calls are in flight at once, and finish in under 3 seconds."""
    a_thousand.called_times("locate", a_thousand.inputs)
    a_thousand.overlapped("locate", a_thousand.inputs)
    a_thousand.took(over=1.9, under=3)


@points(1)
def test_the_order_of_the_items(last_asked_first_back):
    """The results come in the order of the items, whichever call ends first."""
    evidence = last_asked_first_back
    assert evidence.value == places(evidence, evidence.inputs)


@points(1)
def test_one_call_for_each_item(items_twice):
    """There is exactly one call for each item. An item that appears twice gets two calls."""
    items_twice.called("locate", *items_twice.inputs)
    expect(len(items_twice.value.plain), len(items_twice.inputs), "calls of the function")


@points(1)
def test_takes_a_generator(generator, empty_generator, no_item):
    """The items may come from a generator, which you can loop over only once, also an empty one."""
    got = generator.value.plain
    if got in ([], [None] * len(generator.inputs)):
        asked = f"expected {len(generator.inputs)} results, got "
        what = "none" if not got else "None for each"
        raise Shows(f"items from a generator: {asked}{what}", "used-up-iterator")
    assert generator.value == places(generator, generator.inputs)
    if no_item.error is None:  # or else another check tells that none are too few
        expect(empty_generator.value, [], "the results for a generator that gives nothing")


@points(1)
def test_one_item_and_none(one_item, no_item):
    """It also works for one item, and for none."""
    assert one_item.value == places(one_item, one_item.inputs[:1])
    expect(no_item.value, [], "the results for an empty list")


@points(1)
def test_anything(anything):
    """An item can be anything, and so can a result."""
    assert anything.value == [in_return(item) for item in anything.inputs]
    anything.called("locate", *anything.inputs)


@points(1)
def test_waits_for_a_slow_call(a_very_slow_call):
    """A call that takes a minute gives its result, too."""
    assert a_very_slow_call.value == places(a_very_slow_call, a_very_slow_call.inputs[:1])


@points(1)
def test_each_call_starts_anew(three_calls):
    """Each call of `amap` calls the function itself, also while another `amap` is still running."""
    one, other, *_ = three_calls.inputs
    assert three_calls.value == [places(three_calls, [number]) for number in (one, other, one)]
    three_calls.called("locate", one, other, one)
    three_calls.overlapped("locate", 2)
