"""A poller that blocks, to be mended."""

import asyncio

from grader import points, scenario, within

ASKS = "async def poll(read, times, every) -> list[float]"

HINTS = (
    "`poll` has an `await` in it, and still nobody else gets a turn during the pause. Follow the "
    "pause down to the call that really waits. Does that call know of the event loop?",
    "Every blocking wait has a twin in asyncio that waits without blocking. The twin of "
    "`time.sleep` is a coroutine, and only a coroutine can await it.",
    "Make `pause` a coroutine function that awaits asyncio's own sleep. Something has to change "
    "at the place where `pause` is called, too.",
)

EVERY, LONG_EVERY = 1.0, 2.0  # two, so that a pause of always the same length is wrong
READ, SLOW_READ = 0.04, 0.8


def degrees(rng):
    return [round(rng.uniform(-25, -15), 1) for _ in range(40)]


def sensor(functions, rng, seconds=READ):
    values = iter(degrees(rng))
    return functions.slow("read", seconds, answer=lambda: next(values))


@scenario
async def five_readings(student, functions, rng):
    return await student.poll(sensor(functions, rng), 5, 0)


@scenario(limit=30)
async def two_readings(student, functions, rng):
    await student.poll(sensor(functions, rng, SLOW_READ), 2, LONG_EVERY)


@scenario(limit=30)
async def two_pollers(student, functions, rng):
    read = sensor(functions, rng)
    await asyncio.gather(*(student.poll(read, 2, EVERY) for _ in range(2)))


@scenario
async def none_and_one(student, functions, rng):
    read = sensor(functions, rng)
    return [await student.poll(read, times, 0) for times in (0, 1)]


@points(1)
def test_gives_the_readings(five_readings):
    """It reads `times` times, one after another, and returns the readings in order."""
    five_readings.overlapped("read", 1)
    assert five_readings.value == degrees(five_readings.rng)[:5]
    calls = len(five_readings.calls_of("read"))
    assert calls == 5, f"read was called {calls} times, and was asked for 5 times"


@points(1)
def test_pauses_between_readings(two_readings):
    """It pauses for `every` seconds from one reading to the next, and not after the last."""
    two_readings.took(over=3.2, under=4.1)


@points(3)
def test_others_run_during_the_pause(two_pollers):
    """During the pause others run: two pollers at once take as long as one."""
    two_pollers.never_held(under=0.4)
    two_pollers.must_have_returned()
    last = max((call.start for call in two_pollers.calls_of("read")), default=0.0)
    within(last, over=0.6, under=1.6, what="the way to the last reading of two pollers")


@points(1, shows="spin-wait")
def test_the_pause_costs_nothing(two_readings):
    """It does not ask "is it time yet?" over and over while it waits."""
    two_readings.must_have_returned()
    two_readings.started("read")
    turns = two_readings.noticed.turns
    assert turns < 40, (
        f"the event loop went round {turns} times, where a dozen would do: "
        f"something asks over and over instead of waiting"
    )


@points(1)
def test_no_reading_and_one(none_and_one):
    """For `times=0` the list is empty, and for `times=1` there is one reading."""
    assert none_and_one.value == [[], degrees(none_and_one.rng)[:1]]
