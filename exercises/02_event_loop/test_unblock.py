"""A poller that blocks, to be fixed."""

import asyncio
from itertools import pairwise

from grader import inputs, points, scenario, within

ASKS = "async def poll(read, times, every) -> list[float]"

HINTS = (
    "`poll` has an `await` in it, and still no other code runs during the pause. Follow the pause "
    "down to the call that really waits. Does that call know about the event loop?",
    "asyncio has its own version of `time.sleep`, which waits without blocking. It is a coroutine "
    "function, so you can await it only in a coroutine.",
    "Make `pause` a coroutine function that awaits asyncio's own sleep. Something has to change "
    "at the place where `pause` is called, too.",
)

EVERY, LONG_EVERY = 1.0, 2.0  # two, so that a pause of always the same length is wrong
READ, SLOW_READ, VERY_SLOW_READ = 0.04, 0.8, 31.0
NO_POWER = ConnectionError("the sensor has no power")


@inputs
def degrees(rng):
    """Readings; a freezer may also be at 0.0, and stay as cold as it was."""
    five = [round(rng.uniform(-25, -15), 1) for _ in range(3)]
    return [five[0], 0.0, *five[1:], five[2], *(round(rng.uniform(-25, -15), 1) for _ in range(40))]


@inputs
def pauses(rng):
    """For each of two calls another pause."""
    return rng.sample([0.3, 0.8, 1.3], 2)


def sensor(functions, degrees, seconds=READ, name="read", **how):
    values = iter(degrees)
    return functions.slow(name, seconds, answer=lambda: next(values), **how)


@scenario
async def five_readings(student, functions, degrees):
    return await student.poll(sensor(functions, degrees), 5, 0)


@scenario(limit=60)
async def two_readings(student, functions, degrees):
    await student.poll(sensor(functions, degrees, SLOW_READ), 2, LONG_EVERY)


@scenario(limit=60)
async def five_pollers(student, functions, degrees):
    read = sensor(functions, degrees)
    await asyncio.gather(*(student.poll(read, 2, EVERY) for _ in range(5)))


@scenario(clock="fast", limit=60)
async def one_and_another(student, functions, pauses):
    """One reading takes longer than any time limit that somebody makes up."""
    seconds = iter([READ, VERY_SLOW_READ, READ, SLOW_READ, READ, READ])
    read = functions.slow("read", lambda: next(seconds), answer=-18.0)
    for every in pauses:
        await student.poll(read, 3, every)


@scenario
async def none_and_one(student, functions, degrees):
    read = sensor(functions, degrees)
    return [await student.poll(read, times, 0) for times in (0, 1)]


@scenario
async def second_fails(student, functions, degrees):
    errors = iter([None, NO_POWER, None, None])
    read = sensor(functions, degrees, fails=lambda: next(errors))
    return await student.poll(read, 4, 0)


@points(1)
def test_gives_the_readings(five_readings, second_fails):
    """It reads `times` times, one after another, and returns the readings in order."""
    five_readings.overlapped("read", 1)
    assert five_readings.value == five_readings.inputs[:5]
    five_readings.called_times("read", 5)
    second_fails.raised(ConnectionError)
    second_fails.raised_all(NO_POWER)
    second_fails.called_times("read", 2, may_raise=True)


@points(1)
def test_pauses_between_readings(two_readings, one_and_another):
    """It pauses for `every` seconds from one reading to the next, and not after the last."""
    two_readings.took(over=3.5, under=4.1)
    one_and_another.must_have_returned()
    reads, pauses = one_and_another.calls_of("read"), one_and_another.inputs
    waits = [one.start - before.end for before, one in pairwise(reads)]
    for wait, due in zip(waits, [pauses[0]] * 2 + [0.0] + [pauses[1]] * 2, strict=True):
        within(wait, over=due - 0.02, under=due + 0.4, what="the pause between two readings")


@points(3)
def test_others_run_during_the_pause(five_pollers):
    """During the pause other code runs: five pollers at the same time take as long as one."""
    five_pollers.never_blocked(under=0.4)
    five_pollers.must_have_returned()
    last = max((call.start for call in five_pollers.calls_of("read")), default=0.0)
    within(last, over=0.9, under=1.4, what="five pollers, up to the start of the last reading,")


@points(1, shows="spin-wait")
def test_the_pause_costs_nothing(two_readings):
    """The pause costs no CPU time: it does not check again and again whether the time is up."""
    two_readings.must_have_returned()
    two_readings.started("read")
    two_readings.never_polled(under=40)


@points(1)
def test_no_reading_and_one(none_and_one):
    """For `times=0` the list is empty, and for `times=1` there is one reading."""
    assert none_and_one.value == [[], none_and_one.inputs[:1]]
