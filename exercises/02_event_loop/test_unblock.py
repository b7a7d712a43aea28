"""A poller that blocks, to be mended."""

import asyncio

from grader import points, scenario

ASKS = "async def poll(read, times, every) -> list[float]"

HINTS = (
    "`poll` has an `await` in it, and still nobody else gets a turn during the pause. Follow the "
    "pause down to the call that really waits. Does that call know of the event loop?",
    "Every blocking wait has a twin in asyncio that waits without blocking. The twin of "
    "`time.sleep` is a coroutine, and only a coroutine can await it.",
    "Make `pause` a coroutine function that awaits asyncio's own sleep. Something has to change "
    "at the place where `pause` is called, too.",
)

EVERY = 0.8
READ = 0.04
FEW = 3  # a right poller takes 3 readings and 2 pauses: 1.7 s


def degrees(rng):
    return [round(rng.uniform(-25, -15), 1) for _ in range(40)]


def sensor(functions, rng):
    values = iter(degrees(rng))
    return functions.slow("read", READ, answer=lambda: next(values))


@scenario(limit=20)
async def one_poller(student, functions, rng):
    return await student.poll(sensor(functions, rng), FEW, EVERY)


@scenario(limit=20)
async def two_pollers(student, functions, rng):
    read = sensor(functions, rng)
    await asyncio.gather(*(student.poll(read, FEW, EVERY) for _ in range(2)))


@scenario
async def none_and_one(student, functions, rng):
    read = sensor(functions, rng)
    return [await student.poll(read, times, EVERY) for times in (0, 1)]


@points(1)
def test_gives_the_readings(one_poller):
    """It reads `times` times and returns the readings in order."""
    assert one_poller.value == degrees(one_poller.rng)[:FEW]
    assert len(one_poller.calls_of("read")) == FEW


@points(1)
def test_pauses_between_readings(one_poller):
    """Between two readings it pauses for `every` seconds, and not after the last."""
    one_poller.took(over=1.3, under=2.1)


@points(3)
def test_others_run_during_the_pause(two_pollers):
    """During the pause others run: two pollers at once take as long as one."""
    two_pollers.never_held(under=0.4)
    two_pollers.took(over=0.02, under=2.85)


@points(1)
def test_the_pause_costs_nothing(one_poller):
    """It does not ask "is it time yet?" over and over while it waits."""
    one_poller.must_have_returned()
    turns = one_poller.noticed.turns
    assert turns < 500, (
        f"the event loop went round {turns} times, where a dozen would do: "
        f"something asks over and over instead of waiting"
    )


@points(1)
def test_no_reading_and_one(none_and_one):
    """For `times=0` the list is empty, and for `times=1` there is one reading."""
    assert none_and_one.value == [[], degrees(none_and_one.rng)[:1]]
