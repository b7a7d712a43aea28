"""One call after a burst, when it has gone quiet."""

import asyncio

from grader import points, scenario, within

ASKS = """
class Debounce:
    def __init__(self, seconds, action) -> None
    def touch(self, value) -> None
    def cancel(self) -> None
"""

HINTS = (
    "Think of the timer in a stairwell. What happens to the old waiting when somebody presses the "
    "button again before the light goes out?",
    "The event loop can call an ordinary function later: look for `call_later` in the documentation "
    "of the event loop, and at what it returns.",
    "Keep what `call_later` returns on the object. Every touch gives up the old one, if there is one, "
    "before it asks for a new one.",
)

QUIET = 1.0
BURST, STEP = 4, 0.25  # the last touch comes after 0.75 s, so the call is due after 1.75 s


def words(rng):
    return rng.sample(["tea", "coffee", "cocoa", "milk", "water", "juice", "soup", "bread"], 6)


def searched(evidence, words):
    """`action` must have been called once with each of these, and with nothing else."""
    evidence.must_have_returned()
    evidence.called("action", *words)


@scenario
async def one_touch(student, functions, rng):
    box = student.Debounce(QUIET, functions.plain("action"))
    box.touch(words(rng)[0])
    await asyncio.sleep(2)


@scenario
async def burst(student, functions, rng):
    box = student.Debounce(QUIET, functions.plain("action"))
    for word in words(rng)[:BURST]:
        box.touch(word)
        await asyncio.sleep(STEP)
    await asyncio.sleep(2)


@scenario
async def any_value(student, functions, rng):
    values = []
    box = student.Debounce(0.4, functions.plain("action", answer=values.append))
    for value in (words(rng)[0], "", None):
        box.touch(value)
        await asyncio.sleep(1.2)
    return values


@scenario
async def touched_by_the_action(student, functions, rng):
    first, second, third = words(rng)[:3]
    loop = asyncio.get_running_loop()

    def touch_twice(value):
        if value == first:
            box.touch(second)
            loop.call_soon_threadsafe(box.touch, third)

    box = student.Debounce(0.4, functions.plain("action", answer=touch_twice))
    box.touch(first)
    await asyncio.sleep(2)


@scenario
async def two_boxes(student, functions, rng):
    action = functions.plain("action")
    boxes = [student.Debounce(seconds, action) for seconds in (0.4, 1.0)]
    for box, word in zip(boxes, words(rng), strict=False):
        box.touch(word)
    await asyncio.sleep(1.6)


@scenario
async def cancelled(student, functions, rng):
    box = student.Debounce(0.6, functions.plain("action"))
    box.touch(words(rng)[0])
    await asyncio.sleep(0.1)
    box.cancel()
    await asyncio.sleep(1.2)


@scenario
async def cancelled_for_nothing(student, functions, rng):
    box = student.Debounce(0.3, functions.plain("action"))
    box.cancel()
    for word in words(rng)[:2]:
        box.touch(word)
        await asyncio.sleep(0.8)
        box.cancel()
        box.cancel()


@points(1)
def test_calls_after_the_quiet(one_touch):
    """After one touch, `action` is called once with its value, `seconds` later."""
    searched(one_touch, words(one_touch.rng)[:1])
    called = one_touch.calls_of("action")[0].start
    within(called, over=QUIET - 0.4, under=QUIET + 0.4, what="the wait before the call")


@points(1)
def test_calls_in_the_loop(one_touch):
    """`action` is called in the event loop's own thread."""
    one_touch.must_have_returned()
    one_touch.started("action")
    elsewhere = sum(call.thread != 0 for call in one_touch.calls_of("action"))
    assert elsewhere == 0, "action was called in another thread than the event loop's"


@points(2)
def test_one_call_for_a_burst(burst):
    """A burst of touches makes one call, with the last value."""
    searched(burst, words(burst.rng)[BURST - 1 : BURST])


@points(1)
def test_waits_from_the_last_touch(burst):
    """The call comes when it has been quiet for `seconds` since the last touch."""
    burst.must_have_returned()
    calls = burst.calls_of("action")
    assert calls, "action was not called"
    last_touch = STEP * (BURST - 1)
    assert calls[-1].start >= last_touch, "action was called before the last touch had come"
    within(
        calls[-1].start - last_touch,
        over=QUIET - 0.4,
        under=QUIET + 0.4,
        what="the wait after the last touch",
    )


@points(1)
def test_begins_anew_after_a_call(any_value, touched_by_the_action, burst):
    """After a call, the next touch begins a new wait, also with an empty text or None."""
    values = any_value.value.plain
    first = words(any_value.rng)[0]
    assert values != [first], "only the first touch made a call, and the others none"
    assert values != [first, None], "the touch with an empty text made no call"
    assert values != [first, ""], "the touch with None made no call"
    assert any_value.value == [first, "", None]
    if [call.label for call in burst.calls_of("action")] != words(burst.rng)[BURST - 1 : BURST]:
        return  # where no burst makes one call, this one is not expected to
    first, second, third = words(touched_by_the_action.rng)[:3]
    called = [call.label for call in touched_by_the_action.calls_of("action")]
    told = f"`action` touched with {second}, then came a touch with {third}, and both made a call"
    assert called != [first, second, third], told
    searched(touched_by_the_action, [first, third])


@points(1)
def test_cancel_gives_up_the_call(cancelled, one_touch):
    """After `cancel()` the call that was to come does not come."""
    one_touch.started("action")  # without `cancel()` it comes
    searched(cancelled, [])


@points(1)
def test_cancel_is_harmless(cancelled_for_nothing):
    """`cancel()` does nothing when no call is to come, and `touch` works after it."""
    searched(cancelled_for_nothing, words(cancelled_for_nothing.rng)[:2])


@points(1)
def test_objects_are_apart(two_boxes):
    """Two `Debounce` objects do not disturb each other."""
    searched(two_boxes, words(two_boxes.rng)[:2])
