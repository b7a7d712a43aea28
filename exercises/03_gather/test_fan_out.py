"""A thousand calls at the same time."""

from functools import partial

from grader import expect, inputs, points, scenario

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


@inputs
def parcels(rng):
    return rng.sample(range(1000, 10_000), 8)


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
async def a_thousand(student, functions):
    await student.amap(functions.slow("locate", 2), range(1000))


@scenario
async def last_asked_first_back(student, functions, parcels):
    locate = functions.slow("locate", dict(zip(parcels, DELAYS, strict=True)))
    return await student.amap(locate, parcels)


@scenario
async def items_twice(student, functions, with_repeats):
    locate = noted(functions.slow("locate", 0.1))
    await student.amap(locate, with_repeats)
    return locate.items


@scenario
async def generator(student, functions, parcels):
    locate = functions.slow("locate", dict(zip(parcels, sorted(DELAYS), strict=True)))
    return await student.amap(locate, (number for number in parcels))


@scenario
async def one_item(student, functions, parcels):
    return await student.amap(functions.slow("locate", 0.1), parcels[:1])


@scenario
async def no_item(student, functions):
    return await student.amap(functions.slow("locate", 0.1), [])


def places(evidence, parcels):
    return [evidence.answer("locate", number) for number in parcels]


@points(2)
def test_a_thousand_calls_at_once(a_thousand):
    """A thousand 2-second calls are in flight at the same time, and finish in under 3 seconds."""
    a_thousand.overlapped("locate", 1000)
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
def test_takes_a_generator(generator):
    """The items may come from a generator, which you can loop over only once."""
    assert generator.value == places(generator, generator.inputs)


@points(1)
def test_one_item_and_none(one_item, no_item):
    """It also works for one item, and for none."""
    assert one_item.value == places(one_item, one_item.inputs[:1])
    assert no_item.value == []
