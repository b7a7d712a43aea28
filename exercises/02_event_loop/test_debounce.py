"""One call after a burst of touches."""

import asyncio

from grader import expect, inputs, points, scenario, within

ASKS = """
class Debounce:
    def __init__(self, seconds, action) -> None
    def touch(self, value) -> None
    def cancel(self) -> None
"""

HINTS = (
    "Think of a light that goes out by itself after a minute. What happens to its timer when "
    "somebody presses the button again before that?",
    "The event loop can call an ordinary function later. Look for `call_later` in the "
    "documentation of the event loop. What does it return?",
    "Store what `call_later` returns in an attribute of the object. Every touch first cancels the "
    "old timer, if there is one, and then starts a new one.",
)

QUIET = 1.0
BURST, STEP = 4, 0.25  # the last touch comes after 0.75 s, so the call is due after 1.75 s


@inputs
def words(rng):
    return rng.sample(["tea", "coffee", "cocoa", "milk", "water", "juice", "soup", "bread"], 6)


def searched(evidence, words):
    """`action` must have been called once with each of these, and with nothing else."""
    evidence.must_have_returned()
    evidence.called("action", *words)


@scenario
async def one_touch(student, functions, words):
    box = student.Debounce(QUIET, functions.plain("action"))
    box.touch(words[0])
    await asyncio.sleep(2)


@scenario
async def burst(student, functions, words):
    box = student.Debounce(QUIET, functions.plain("action"))
    for word in words[:BURST]:
        box.touch(word)
        await asyncio.sleep(STEP)
    await asyncio.sleep(2)


@scenario
async def any_value(student, functions, words):
    values = []
    box = student.Debounce(0.4, functions.plain("action", answer=values.append))
    for value in (words[0], "", None):
        box.touch(value)
        await asyncio.sleep(1.2)
    return values


@scenario
async def touched_by_the_action(student, functions, words):
    first, second, third = words[:3]
    loop = asyncio.get_running_loop()

    def touch_twice(value):
        if value == first:
            box.touch(second)
            loop.call_soon_threadsafe(box.touch, third)

    box = student.Debounce(0.4, functions.plain("action", answer=touch_twice))
    box.touch(first)
    await asyncio.sleep(2)


@scenario
async def two_boxes(student, functions, words):
    action = functions.plain("action")
    boxes = [student.Debounce(seconds, action) for seconds in (0.4, 1.0)]
    for box, word in zip(boxes, words, strict=False):
        box.touch(word)
    await asyncio.sleep(1.6)


@scenario
async def cancelled(student, functions, words):
    box = student.Debounce(0.6, functions.plain("action"))
    box.touch(words[0])
    await asyncio.sleep(0.1)
    box.cancel()
    await asyncio.sleep(1.2)


@scenario
async def cancelled_for_nothing(student, functions, words):
    box = student.Debounce(0.3, functions.plain("action"))
    box.cancel()
    for word in words[:2]:
        box.touch(word)
        await asyncio.sleep(0.8)
        box.cancel()
        box.cancel()


@points(1)
def test_calls_after_the_quiet(one_touch):
    """After one touch, `action` is called once with its value, `seconds` later."""
    searched(one_touch, one_touch.inputs[:1])
    (call,) = one_touch.calls_of("action")
    within(call.start, over=QUIET - 0.1, under=QUIET + 0.4, what="the wait before the call")


@points(1)
def test_calls_in_the_loop(one_touch):
    """`action` is called in the event loop's own thread."""
    one_touch.must_have_returned()
    one_touch.started("action")
    elsewhere = any(call.thread != 0 for call in one_touch.calls_of("action"))
    expect(not elsewhere, True, "the event loop's own thread calls `action`")


@points(2)
def test_one_call_for_a_burst(burst):
    """A burst of touches makes one call, with the last value."""
    searched(burst, burst.inputs[BURST - 1 : BURST])


@points(1)
def test_waits_from_the_last_touch(burst):
    """After a burst, the call comes `seconds` after the last touch."""
    burst.must_have_returned()
    burst.started("action")
    wait = burst.calls_of("action")[-1].start - STEP * (BURST - 1)
    within(wait, over=QUIET - 0.1, under=QUIET + 0.4, what="the wait after the last touch")


@points(1)
def test_begins_anew_after_a_call(any_value, touched_by_the_action, burst):
    """After a call, the next touch starts a new wait, also with an empty string or None."""
    expect(any_value.value, [any_value.inputs[0], "", None], "values that action was called with")
    if [call.label for call in burst.calls_of("action")] != burst.inputs[BURST - 1 : BURST]:
        return  # where no burst makes one call, this one is not expected to
    first, _, third = touched_by_the_action.inputs[:3]  # the second is replaced by the third
    searched(touched_by_the_action, [first, third])


@points(1)
def test_cancel_gives_up_the_call(cancelled, one_touch):
    """After `cancel()` the pending call is not made."""
    one_touch.started("action")  # without `cancel()` it comes
    searched(cancelled, [])


@points(1)
def test_cancel_is_harmless(cancelled_for_nothing):
    """`cancel()` does nothing when no call is pending, and `touch` works after it."""
    searched(cancelled_for_nothing, cancelled_for_nothing.inputs[:2])


@points(1)
def test_objects_are_apart(two_boxes):
    """Two `Debounce` objects do not affect each other."""
    searched(two_boxes, two_boxes.inputs[:2])
