"""A poller that blocks, to be fixed."""

import asyncio
from itertools import pairwise

from grader import NotSeen, Shows, expect, inputs, points, scenario, within

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
READ, SLOW_READ, VERY_SLOW_READ = 0.04, 0.8, 75.0
NO_POWER = ConnectionError("the sensor has no power")


@inputs
def degrees(rng):
    """Readings; a freezer may also be at 0.0, and stay as cold as it was."""
    five = [round(rng.uniform(-25, -15), 1) for _ in range(3)]
    return [five[0], 0.0, *five[1:], five[2], *(round(rng.uniform(-25, -15), 1) for _ in range(40))]


@inputs
def pauses(rng):
    """For each of three calls another pause: the second is the longest, and the third the shortest."""
    short, middle, long = (rng.choice([0.3, 0.4]), rng.choice([0.8, 0.9]), rng.choice([1.3, 1.4]))
    return [middle, long, short]


@inputs
def freezers(rng):
    """When each poller starts, and its pause: several with the same pause start one after another.

    The first is cancelled in its first pause, and the second is as the first.
    """
    other, some = sorted(rng.sample([0.65, 0.75, 0.85], 2))
    late, later = some * rng.uniform(0.3, 0.7), some * rng.uniform(1.2, 1.8)
    return [(0.0, some), (0.0, some), (0.0, other), (late, some), (later, some)]


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
async def staggered_pollers(student, functions, freezers, observer):
    async def start(number, begin, every):
        await asyncio.sleep(begin)
        await student.poll(functions.slow(f"read {number}", READ, answer=-18.0), 3, every)

    pollers = [asyncio.create_task(start(n, *freezer)) for n, freezer in enumerate(freezers)]
    await asyncio.sleep(freezers[0][1] / 2)
    await observer.cancel(pollers[0])
    await asyncio.wait(pollers)
    return ["cancelled" if poller.cancelled() else poller.result() for poller in pollers]


@scenario
async def cancelled_in_a_reading(student, functions, degrees, observer):
    read = sensor(functions, degrees, SLOW_READ)
    await observer.cancel_after(SLOW_READ / 2, student.poll(read, 3, 0))


@scenario
async def cancelled_in_the_last_reading(student, functions, degrees, observer):
    seconds = iter([READ, READ, SLOW_READ])
    read = sensor(functions, degrees, lambda: next(seconds))
    await observer.cancel_after(2 * READ + SLOW_READ / 2, student.poll(read, 3, 0))


@scenario(clock="fast", limit=120)
async def one_and_another(student, functions, pauses):
    """One reading takes longer than any time limit that somebody makes up."""
    seconds = iter([READ, VERY_SLOW_READ, READ, SLOW_READ])
    read = functions.slow("read", lambda: next(seconds, READ), answer=-18.0)
    for times, every in zip((3, 2, 2), pauses, strict=True):
        await student.poll(read, times, every)


@scenario
async def none_and_one(student, functions, degrees):
    read = sensor(functions, degrees)
    return [await student.poll(read, times, 0) for times in (0, 1)]


@scenario
async def first_fails(student, functions, degrees):
    read = sensor(functions, degrees, fails=lambda: NO_POWER)
    return await student.poll(read, 2, 0)


@scenario
async def second_fails(student, functions, degrees):
    errors = iter([None, NO_POWER, None, None])
    read = sensor(functions, degrees, fails=lambda: next(errors))
    return await student.poll(read, 4, 0)


@points(1)
def test_gives_the_readings(
    five_readings, first_fails, second_fails, cancelled_in_a_reading, cancelled_in_the_last_reading
):
    """It reads `times` times, one after another, and returns the readings in order."""
    five_readings.overlapped("read", 1)
    assert five_readings.value == five_readings.inputs[:5]
    five_readings.called_times("read", 5)
    second_fails.raised(ConnectionError)
    second_fails.raised_all(NO_POWER)
    second_fails.called_times("read", 2, may_raise=True)
    first_fails.raised(ConnectionError)
    first_fails.called_times("read", 1, may_raise=True)
    for cancelled, times in ((cancelled_in_a_reading, 1), (cancelled_in_the_last_reading, 3)):
        cancelled.raised(asyncio.CancelledError)
        cancelled.nothing_in_flight("read")
        cancelled.called_times("read", times, may_raise=True)


@points(1)
def test_pauses_between_readings(two_readings, one_and_another, staggered_pollers):
    """It pauses for `every` seconds from one reading to the next, and not after the last."""
    two_readings.must_have_returned()
    one_and_another.must_have_returned()
    reads, pauses = one_and_another.calls_of("read"), one_and_another.inputs
    waits = [one.start - before.end for before, one in pairwise(reads)]
    dues = [pauses[0], pauses[0], 0.0, pauses[1], 0.0, pauses[2]]
    for wait, due in zip(waits, dues, strict=True):
        within(
            wait,
            over=due - 0.02,
            under=due + 0.4,
            what=f"from the end of one reading to the start of the next, a pause of {due} s",
            lasts=True,
        )
    two_readings.took(over=3.5, under=4.1)
    for wait, due in staggered(staggered_pollers):
        within(
            wait, over=due - 0.02, under=60, what="a pause while others start and pause", lasts=True
        )


def staggered(evidence):
    """Each pause of those that were not cancelled, and how long it should be."""
    evidence.must_have_returned()
    if "cancelled" in evidence.value.plain[1:]:
        raise NotSeen("one of several pollers was cancelled, and another one did not go on")
    for number, (_, every) in list(enumerate(evidence.inputs))[1:]:
        reads = evidence.calls_of(f"read {number}")
        expect(len(reads), 3, "readings of each of several pollers, of which another was cancelled")
        for before, one in pairwise(reads):
            yield one.start - before.end, every


@points(3)
def test_others_run_during_the_pause(five_pollers, staggered_pollers):
    """During the pause other code runs: five pollers at the same time take as long as one."""
    staggered_pollers.must_have_returned()
    if "cancelled" in staggered_pollers.value.plain[1:]:
        told = "of several pollers one was cancelled, and another one ended as cancelled too"
        raise Shows(told, "shared-cancel")
    five_pollers.never_blocked(under=0.4)
    five_pollers.must_have_returned()
    last = max((call.start for call in five_pollers.calls_of("read")), default=0.0)
    within(last, over=0.9, under=1.4, what="five pollers, up to the start of the last reading,")
    for wait, due in staggered(staggered_pollers):
        within(wait, under=due + 0.4, what="a pause while others start and pause", lasts=True)
    expect(
        staggered_pollers.part(0), "cancelled", "how a poller ended that was cancelled in a pause"
    )
    reads = staggered_pollers.calls_of("read 0")
    expect(len(reads), 1, "readings of a poller that was cancelled in its first pause")


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
