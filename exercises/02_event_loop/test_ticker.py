"""A steady pace, without drift."""

import asyncio
from itertools import count, cycle

from grader import TimeMissed, TooLong, TooSlow, expect, inputs, points, scenario, within

ASKS = "async def every(interval, action, times) -> None"

HINTS = (
    "Sleeping for the whole interval after the work makes each iteration longer than the "
    "interval. From which fixed moment could you calculate when tick number k is due?",
    "`asyncio.get_running_loop().time()` reads the clock of the event loop. Read it once at the "
    "start, and again whenever you need to know how much time is left until the next tick.",
    "Tick k is due at the start plus k intervals. Sleep for what is left until then; when nothing "
    "is left, do not sleep. And before tick 0 there is nothing to wait for.",
)

STEADY, WORK = 0.8, [0.6, 0.2, 0.4, 0.2]  # the ticks are due after 0, 0.8, 1.6 and 2.4 s
TICKS = len(WORK)
SHORT, LATE = 0.9, 1.7  # action 1 goes on until 2.6 s, so tick 2 is late; tick 3 is due at 2.7 s
LONGER, LONG = 1.7, 75.0
BROKEN = ConnectionError("the line is down")


@inputs
def pace(rng):
    """An interval, and how long each of eight actions takes: one over three intervals, one just one."""
    interval = rng.choice([0.55, 0.65, 0.75])
    work = [rng.uniform(0.1, 0.25) for _ in range(8)]
    work[rng.choice([1, 2])] = 3.4 * interval
    work[0], work[6] = 0.4, interval
    return interval, work


def due_starts(interval, work):
    """When each tick starts, counted from the first one."""
    starts, free = [], 0.0
    for tick, seconds in enumerate(work):
        starts.append(max(tick * interval, free))
        free = starts[-1] + seconds
    return starts


async def tick(student, interval, action, times):
    await student.every(interval, action, times)
    await asyncio.sleep(0)  # a task that was only just made starts here


@scenario(limit=20)
async def steady(student, functions):
    work = cycle(WORK)
    await tick(student, STEADY, functions.slow("action", lambda: next(work)), TICKS)


@scenario(limit=20)
async def one_takes_long(student, functions):
    number = count()
    action = functions.slow("action", lambda: LATE if next(number) == 1 else 0.1)
    await tick(student, SHORT, action, TICKS)


@scenario(limit=20)
async def one_tick(student, functions):
    await tick(student, 1.2, functions.slow("action", 0.2), 1)


@scenario(limit=20)
async def no_tick(student, functions):
    await tick(student, 1.2, functions.slow("action", 0.2), 0)


@scenario(clock="fast", limit=60)
async def one_and_another(student, functions, pace):
    """Two calls, not at the same pace."""
    interval, work = pace
    for name, added in (("action", 0.0), ("another", 0.3)):
        left = iter(work)
        action = functions.slow(name, lambda: next(left, 0.2))  # noqa: B023
        await tick(student, interval + added, action, len(work))


@scenario(limit=30)
async def two_at_once(student, functions):
    """Two with the same action, and a third one with a longer interval."""
    action, another = functions.slow("action", 0.5), functions.slow("another", 0.1)
    same = (student.every(STEADY, action, 3) for _ in range(2))
    await asyncio.gather(*same, student.every(LONGER, another, 2))


@scenario(clock="fast", limit=90)
async def very_long_action(student, functions):
    """Longer than any time limit that somebody makes up."""
    seconds = iter([LONG, 0.2])
    await tick(student, LONG / 2, functions.slow("action", lambda: next(seconds, 0.2)), 2)


@scenario(limit=20)
async def again(student, functions, observer):
    first, second = (functions.slow(name, 0.2) for name in ("action", "another"))
    await tick(student, 0.7, first, 2)
    await asyncio.sleep(0.5)
    begin = observer.seconds()
    await tick(student, 0.7, second, 3)
    return begin


@scenario(limit=20)
async def second_fails(student, functions):
    errors = iter([None, BROKEN, None, None])
    action = functions.slow("action", 0.1, fails=lambda: next(errors))
    await tick(student, 0.6, action, 4)


@scenario(limit=20)
async def cancelled_in_an_action(student, functions, observer):
    await observer.cancel_after(0.5, student.every(2.0, functions.slow("action", 1.5), 3))


@scenario(limit=20)
async def cancelled_in_a_pause(student, functions, observer):
    try:
        await observer.cancel_after(0.5, student.every(1.0, functions.slow("action", 0.1), 3))
    finally:
        await asyncio.sleep(1)


def came_on_time(evidence, due, name="action", late=0.4):
    """Each of these ticks must have started within 0.4 s of when it was due."""
    evidence.must_have_returned()
    evidence.started(name)
    calls = evidence.calls_of(name)
    starts = [call.start - calls[0].start for call in calls]
    times = ", ".join(f"{start:.1f}" for start in starts)
    seen = f"counted from the first tick, the ticks started after {times} s"
    for tick, when in due.items():
        assert tick < len(starts), f"{seen}; there was no tick {tick}, counted from 0"
        if abs(starts[tick] - when) >= late:
            error = TooLong if starts[tick] > when else TimeMissed
            raise error(f"{seen}; tick {tick}, counted from 0, was due after {when:.1f} s")


@points(1)
def test_calls_the_action(steady, one_and_another):
    """It calls `action` `times` times."""
    steady.called_times("action", TICKS)
    one_and_another.called_times("action", len(one_and_another.inputs[1]))


@points(1)
def test_first_at_once(one_tick, again):
    """The first tick starts immediately."""
    one_tick.must_have_returned()
    one_tick.started("action")
    within(
        one_tick.calls_of("action")[0].start,
        under=0.4,
        what="the wait before the first tick",
        lasts=True,
    )
    again.must_have_returned()
    again.started("another")
    wait = again.calls_of("another")[0].start - again.value.plain
    within(wait, under=0.4, what="the wait before the first tick of a second call", lasts=True)


@points(2)
def test_keeps_pace(steady, again):
    """Tick k starts k intervals after the first, although the actions take time."""
    came_on_time(steady, {tick: tick * STEADY for tick in range(1, TICKS)})
    came_on_time(again, {1: 0.7, 2: 1.4}, "another")


@points(2)
def test_is_on_time_again(one_takes_long, one_and_another, very_long_action):
    """When one action takes longer than the interval, later ticks are on time again."""
    came_on_time(one_takes_long, {TICKS - 1: (TICKS - 1) * SHORT})
    interval, work = one_and_another.inputs
    for name, added in (("action", 0.0), ("another", 0.3)):
        due = due_starts(interval + added, work)
        came_on_time(one_and_another, dict(enumerate(due)), name, late=0.1)
    came_on_time(very_long_action, {1: LONG})


@points(1)
def test_each_is_over_before_the_next(one_takes_long, one_and_another, very_long_action):
    """Each action ends before the next one starts, and none is cancelled."""
    for evidence in (one_takes_long, one_and_another, very_long_action):
        evidence.overlapped("action", 1)
        cut = [call for call in evidence.calls_of("action") if call.outcome == "cancelled"]
        expect(len(cut), 0, "actions that were cancelled")


@points(1)
def test_others_run(steady, one_and_another, two_at_once):
    """While it waits, other code runs, also a second call of `every`."""
    steady.must_have_returned()
    steady.started("action")
    steady.never_blocked(under=0.3)
    one_and_another.never_blocked(under=0.05)
    two_at_once.must_have_returned()
    if two_at_once.peak("action") < 2:
        raise TooSlow("two at the same time waited for each other's actions")
    came_on_time(two_at_once, {1: LONGER}, "another")


@points(1)
def test_returns_with_the_last(one_tick, no_tick, very_long_action):
    """It returns when the last action has ended, and immediately for `times=0`."""
    one_tick.must_have_returned()
    start = min((call.start for call in one_tick.calls_of("action")), default=0.0)
    within(one_tick.elapsed - start, over=0.15, under=0.6, what="one tick")
    last = max((call.end for call in very_long_action.calls_of("action") if call.end), default=0.0)
    if very_long_action.error is None:
        within(very_long_action.elapsed - last, under=0.05, what="the wait after the last action")
    no_tick.called_times("action", 0)
    within(no_tick.elapsed, under=0.4, what="no tick")


@points(1)
def test_stops_on_an_error(second_fails, cancelled_in_an_action, cancelled_in_a_pause):
    """An exception in `action`, or a cancellation, propagates, and nothing goes on after it."""
    second_fails.raised(ConnectionError, in_group=True)
    second_fails.raised_all(BROKEN)
    second_fails.called_times("action", 2, may_raise=True)
    end = second_fails.calls_of("action")[-1].end
    within(
        second_fails.elapsed - end,
        under=0.4,
        what="the wait after an action that failed",
        lasts=True,
    )
    for evidence in (cancelled_in_an_action, cancelled_in_a_pause):
        evidence.raised(asyncio.CancelledError)
        evidence.nothing_in_flight("action")
        evidence.called_times("action", 1, may_raise=True)
