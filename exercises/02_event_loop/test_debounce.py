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
LONG_QUIET, LONG_BURST, LONG_STEP = 4.5, 21, 3.3  # longer than a limit that somebody makes up


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


@scenario(clock="fast", limit=90)
async def long_burst(student, functions, words):
    box = student.Debounce(LONG_QUIET, functions.plain("action"))
    for number in range(LONG_BURST):
        box.touch(words[number // 8])  # the last five are equal
        await asyncio.sleep(LONG_STEP)
    await asyncio.sleep(LONG_QUIET)


@scenario
async def any_value(student, functions, words):
    values = []
    box = student.Debounce(0.2, functions.plain("action", answer=values.append))
    for value in values_of(words):
        box.touch(value)
        await asyncio.sleep(0.6)
    return values


def values_of(words):
    return [words[0], words[0], "", None, 0, [], [words[0]]]


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
async def touched_once_by_the_action(student, functions, words):
    """Nobody else touches it afterwards."""
    first, second = words[:2]
    again = functions.plain("action", answer=lambda value: value == first and box.touch(second))
    box = student.Debounce(0.4, again)
    box.touch(first)
    await asyncio.sleep(2)


@scenario
async def four_boxes(student, functions, words):
    """One is touched twice, and one is cancelled."""
    action = functions.plain("action")
    boxes = [student.Debounce(seconds, action) for seconds in (0.4, 1.2, 0.9, 0.9)]
    for box, word in zip(boxes, words, strict=False):
        box.touch(word)
    await asyncio.sleep(0.6)
    boxes[2].cancel()
    boxes[3].touch(words[4])
    await asyncio.sleep(1.6)


@scenario
async def cancelled(student, functions, words):
    box = student.Debounce(0.6, functions.plain("action"))
    box.touch(words[0])
    box.touch(words[1])
    await asyncio.sleep(0.1)
    box.cancel()
    await asyncio.sleep(1.2)


@scenario
async def touched_after_a_cancel(student, functions, words):
    box = student.Debounce(0.6, functions.plain("action"))
    box.touch(words[0])
    await asyncio.sleep(0.2)
    box.cancel()
    await asyncio.sleep(0.2)
    box.touch(words[1])
    await asyncio.sleep(1.2)


@scenario
async def touched_right_after_a_cancel(student, functions, words):
    """In the same turn of the loop."""
    box = student.Debounce(0.6, functions.plain("action"))
    box.touch(words[0])
    await asyncio.sleep(0.2)
    box.cancel()
    box.touch(words[1])
    await asyncio.sleep(1.2)


@scenario
async def cancelled_for_nothing(student, functions, words):
    box = student.Debounce(0.3, functions.plain("action", answer=lambda value: box.cancel()))
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
    within(
        call.start,
        over=QUIET - 0.02,
        under=QUIET + 0.4,
        what="the wait before the call",
        lasts=True,
    )


@points(1, shows="runs-in-a-thread")
def test_calls_in_the_loop(one_touch):
    """`action` is called in the event loop's own thread."""
    one_touch.must_have_returned()
    one_touch.started("action")
    elsewhere = any(call.thread != 0 for call in one_touch.calls_of("action"))
    assert not elsewhere, "`action` was called in another thread than the event loop's own"


@points(2)
def test_one_call_for_a_burst(burst, long_burst):
    """A burst of touches makes one call, with the last value, however long it goes on."""
    searched(burst, burst.inputs[BURST - 1 : BURST])
    searched(long_burst, long_burst.inputs[(LONG_BURST - 1) // 8 :][:1])


@points(1)
def test_waits_from_the_last_touch(burst, long_burst, any_value, cancelled_for_nothing):
    """After a burst, the call comes `seconds` after the last touch. No method blocks the loop."""
    for evidence in (long_burst, any_value, cancelled_for_nothing):
        evidence.never_blocked(under=0.3)
    waited_from_the_last(burst, STEP * (BURST - 1), QUIET, late=0.4)
    waited_from_the_last(long_burst, LONG_STEP * (LONG_BURST - 1), LONG_QUIET, late=0.1)


def waited_from_the_last(evidence, touched, quiet, late):
    evidence.must_have_returned()
    evidence.started("action")
    wait = evidence.calls_of("action")[-1].start - touched
    within(
        wait,
        over=quiet - 0.02,
        under=quiet + late,
        what="the wait after the last touch",
        lasts=True,
    )


@points(1)
def test_begins_anew_after_a_call(
    any_value, touched_by_the_action, touched_once_by_the_action, burst
):
    """After a call, the next touch starts a new wait, also with an empty string or None."""
    expect(any_value.value, values_of(any_value.inputs), "values that action was called with")
    searched(touched_once_by_the_action, touched_once_by_the_action.inputs[:2])
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
def test_cancel_is_harmless(
    cancelled_for_nothing, touched_after_a_cancel, touched_right_after_a_cancel
):
    """`cancel()` does nothing when no call is pending, and `touch` works after it."""
    searched(cancelled_for_nothing, cancelled_for_nothing.inputs[:2])
    again = touched_after_a_cancel
    if [call.label for call in again.calls_of("action")] != again.inputs[:2]:
        searched(again, again.inputs[1:2])
        start = again.calls_of("action")[0].start
        within(start, over=0.98, under=1.35, what="a touch at 0.4 s, with its wait of 0.6 s,")
    at_once = touched_right_after_a_cancel
    if [call.label for call in at_once.calls_of("action")] != at_once.inputs[:2]:
        searched(at_once, at_once.inputs[1:2])


@points(1)
def test_objects_are_apart(four_boxes):
    """`Debounce` objects do not affect each other."""
    words = four_boxes.inputs
    called = [call.label for call in four_boxes.calls_of("action")]
    if words[2] in called:
        called.remove(words[2])  # why a cancelled call is made, another check tells
    four_boxes.must_have_returned()
    for word in (words[0], words[1], words[4]):
        assert word in called, f"one of several objects never called action({word!r})"
    start = max(call.start for call in four_boxes.calls_of("action") if call.label == words[1])
    within(
        start, over=1.18, under=1.55, what="an object's wait of 1.2 s, while another was touched,"
    )
