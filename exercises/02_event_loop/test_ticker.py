"""A steady pace, without drift."""

import asyncio
from itertools import count, cycle

from grader import TimeMissed, TooLong, expect, points, scenario, within

ASKS = "async def every(interval, action, times) -> None"

HINTS = (
    "Sleeping for the whole interval after the work makes each iteration longer than the "
    "interval. From which fixed moment could you calculate when tick number k is due?",
    "`asyncio.get_running_loop().time()` reads the clock of the event loop. Read it once at the "
    "start, and again whenever you need to know how much time is left until the next tick.",
    "Tick k is due at the start plus k intervals. Sleep for what is left until then; when nothing "
    "is left, do not sleep. And before tick 0 there is nothing to wait for.",
)

STEADY, WORK = 0.8, [0.2, 0.4, 0.3, 0.2]  # the ticks are due after 0, 0.8, 1.6 and 2.4 s
TICKS = len(WORK)
SHORT, LATE = 0.9, 1.7  # action 1 goes on until 2.6 s, so tick 2 is late; tick 3 is due at 2.7 s


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


def came_on_time(evidence, due):
    """Each of these ticks must have started within 0.4 s of when it was due."""
    evidence.must_have_returned()
    evidence.started("action")
    calls = evidence.calls_of("action")
    starts = [call.start - calls[0].start for call in calls]
    seen = "the ticks started after " + ", ".join(f"{start:.1f}" for start in starts) + " s"
    for tick, when in due.items():
        assert tick < len(starts), f"{seen}; there was no tick {tick}"
        if abs(starts[tick] - when) >= 0.4:
            error = TooLong if starts[tick] > when else TimeMissed
            raise error(f"{seen}; tick {tick} was due after {when:.1f} s")


@points(1)
def test_calls_the_action(steady):
    """It calls `action` `times` times."""
    steady.called_times("action", TICKS)


@points(1)
def test_first_at_once(one_tick):
    """The first tick starts immediately."""
    one_tick.must_have_returned()
    one_tick.started("action")
    within(one_tick.calls_of("action")[0].start, under=0.5, what="the wait before the first tick")


@points(2)
def test_keeps_pace(steady):
    """Tick k starts k intervals after the first, although the actions take time."""
    came_on_time(steady, {tick: tick * STEADY for tick in range(1, TICKS)})


@points(2)
def test_is_on_time_again(one_takes_long):
    """When one action takes longer than the interval, later ticks are on time again."""
    came_on_time(one_takes_long, {TICKS - 1: (TICKS - 1) * SHORT})


@points(1)
def test_each_is_over_before_the_next(one_takes_long):
    """Each action ends before the next one starts, and none is cancelled."""
    one_takes_long.overlapped("action", 1)
    cut = [call for call in one_takes_long.calls_of("action") if call.outcome == "cancelled"]
    expect(len(cut), 0, "actions that were cancelled")


@points(1)
def test_others_run(steady):
    """While it waits, other code runs."""
    steady.must_have_returned()
    steady.started("action")
    steady.never_blocked(under=0.3)


@points(1)
def test_returns_with_the_last(one_tick, no_tick):
    """It returns when the last action has ended, and immediately for `times=0`."""
    one_tick.must_have_returned()
    start = min((call.start for call in one_tick.calls_of("action")), default=0.0)
    within(one_tick.elapsed - start, over=0.15, under=0.7, what="one tick")
    no_tick.called_times("action", 0)
    within(no_tick.elapsed, under=0.5, what="no tick")
