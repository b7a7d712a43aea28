"""Predict what three programs print in which something is cancelled, before running them."""

import asyncio

from grader import Belief, as_predicted, points, run_beside, scenario

ASKS = """
BAKERY: list[str]
POST_OFFICE: list[str]
JOURNEY: list[str]
"""

HINTS = (
    "`cancel()` only requests an end. On which line is the task waiting when the request comes? "
    "And what if the task has not started yet?",
    "`CancelledError` is a `BaseException`, and not an `Exception`. `shield` runs its argument in "
    "a task of its own. A `timeout` cancels its own block. Only at the end of the block does it "
    "turn that into a `TimeoutError`.",
    "Go through each task: at its next turn, the error is raised at the `await` where it waits. "
    "Which `except` catches it, which `finally` runs? After a `shield`, ask twice: once about "
    "whoever waits, once about the work. A clean-up may wait as well, and is not cut off by the "
    "request that started it.",
)


async def bake(what: str) -> None:
    try:
        print(f"{what}: in the oven")
        await asyncio.sleep(0.5)
        print(f"{what}: baked")
    except Exception:
        print(f"{what}: burnt")
    finally:
        print(f"{what}: oven off")


async def knead() -> None:
    try:
        print("apprentice: kneads")
        await asyncio.sleep(0.5)
        print("apprentice: has kneaded")
    except asyncio.CancelledError:
        print("apprentice: one moment")
    await asyncio.sleep(0.1)
    print("apprentice: sweeps the floor")


async def bakery() -> None:
    bread = asyncio.create_task(bake("bread"))
    await asyncio.sleep(0.1)
    cake = asyncio.create_task(bake("cake"))
    cake.cancel()
    bread.cancel()
    print("baker: closes")
    await asyncio.wait([bread, cake])
    apprentice = asyncio.create_task(knead())
    await asyncio.sleep(0.1)
    apprentice.cancel()
    await asyncio.wait([apprentice])
    if apprentice.cancelled():
        print("baker: the apprentice was stopped")
    else:
        print("baker: the apprentice was not stopped")


async def stamp(letter: str) -> None:
    try:
        print(f"{letter}: under the stamp")
        await asyncio.sleep(0.3)
        print(f"{letter}: stamped")
    finally:
        print(f"{letter}: in the bag")


async def serve() -> None:
    try:
        print("clerk: takes a letter")
        await asyncio.shield(stamp("letter"))
        print("clerk: has sent it")
    finally:
        print("clerk: leaves")


async def post_office() -> None:
    clerk = asyncio.create_task(serve())
    await asyncio.sleep(0.1)
    clerk.cancel()
    print("office: closes")
    try:
        await clerk
    except asyncio.CancelledError:
        print("office: the clerk was stopped")
    await asyncio.sleep(0.5)
    print("office: dark")


async def ride(line: str, seconds: float) -> None:
    try:
        print(f"{line}: sets off")
        await asyncio.sleep(seconds)
        print(f"{line}: arrives")
    except asyncio.CancelledError:
        print(f"{line}: turns round")
        await asyncio.sleep(0.3)
        print(f"{line}: in the depot")
        raise


async def journey() -> None:
    try:
        async with asyncio.timeout(0.3):
            try:
                await ride("bus", 0.1)
                await ride("tram", 0.6)
                await ride("ferry", 0.1)
            except TimeoutError:
                print("traveler: is late")
        print("traveler: is there")
    except TimeoutError:
        print("traveler: takes a taxi")


TASK = "when-a-task-runs"
CANCEL = "what-cancel-does"
STOPPED_AT_ONCE = "`cancel()` stopped the task at once"
IN_BAKERY = (
    Belief(
        first="cake: in the oven",
        before="baker: closes",
        shows=TASK,
        as_if="`create_task` ran the task at once",
    ),
    Belief(
        first="cake: in the oven",
        before="",
        shows=CANCEL,
        as_if="a task always started before it could be cancelled",
    ),
    Belief(
        first="cake: oven off",
        before="",
        shows=CANCEL,
        as_if="the `finally` of a task ran although the task had never started",
    ),
    Belief(
        first="bread: burnt",
        before="",
        shows=CANCEL,
        as_if="`except Exception` caught a cancellation",
    ),
    Belief(
        first="bread: baked", before="", shows=CANCEL, as_if="a cancelled task went on to its end"
    ),
    Belief(first="bread: oven off", before="baker: closes", shows=CANCEL, as_if=STOPPED_AT_ONCE),
    Belief(
        first="apprentice: kneads",
        before="bread: oven off",
        shows=CANCEL,
        as_if="a cancelled task had ended before its `finally` ran",
    ),
    Belief(
        first="apprentice: has kneaded",
        before="",
        shows=CANCEL,
        as_if="code that catches a cancellation went on inside the `try`",
    ),
    Belief(
        first="baker: the apprentice was stopped",
        before="",
        shows=CANCEL,
        as_if="a task counted as cancelled even if it caught the error and returned",
    ),
    Belief(
        first="",
        before="bread: oven off",
        shows=CANCEL,
        as_if="a cancelled task ran nothing more, not even its `finally`",
    ),
    Belief(
        first="",
        before="apprentice: sweeps the floor",
        shows=CANCEL,
        as_if="a task that caught a cancellation ended at its next `await`",
    ),
)
IN_POST_OFFICE = (
    Belief(first="clerk: leaves", before="office: closes", shows=CANCEL, as_if=STOPPED_AT_ONCE),
    Belief(
        first="clerk: has sent it",
        before="",
        shows=CANCEL,
        as_if="nobody could cancel the one who waits behind a `shield`",
    ),
    Belief(
        first="letter: stamped",
        before="clerk: leaves",
        shows=CANCEL,
        as_if="`shield` held back a cancellation until the work had ended",
    ),
    Belief(
        first="letter: in the bag",
        before="clerk: leaves",
        shows=CANCEL,
        as_if="`shield` did not protect the work",
    ),
    Belief(
        first="office: the clerk was stopped",
        before="clerk: leaves",
        shows=CANCEL,
        as_if="a cancelled task had ended before its `finally` ran",
    ),
    Belief(
        first="",
        before="clerk: leaves",
        shows=CANCEL,
        as_if="a cancelled task ran nothing more, not even its `finally`",
    ),
    Belief(
        first="",
        before="office: the clerk was stopped",
        shows=CANCEL,
        as_if="awaiting a cancelled task raised nothing",
    ),
    Belief(
        first="",
        before="letter: stamped",
        shows=CANCEL,
        as_if="work behind a `shield` ended when nobody waited for it",
    ),
)
IN_JOURNEY = (
    Belief(
        first="traveler: is late",
        before="",
        shows=CANCEL,
        as_if="the `TimeoutError` was raised inside the block of the timeout",
    ),
    Belief(
        first="traveler: takes a taxi",
        before="tram: in the depot",
        shows=CANCEL,
        as_if="a timeout did not wait for the clean-up",
    ),
    Belief(
        first="ferry: sets off",
        before="",
        shows=CANCEL,
        as_if="the time limit was for each ride, and not for all",
    ),
    Belief(
        first="tram: arrives",
        before="",
        shows=CANCEL,
        as_if="a timeout let what runs come to its end",
    ),
    Belief(first="traveler: is there", before="", shows=CANCEL, as_if="the timeout raised nothing"),
    Belief(
        first="",
        before="tram: turns round",
        shows=CANCEL,
        as_if="the timeout did not reach the ride as a `CancelledError`",
    ),
    Belief(
        first="",
        before="tram: in the depot",
        shows=CANCEL,
        as_if="the timeout cut the clean-up off",
    ),
)
"""What a wrong prediction shows, the most basic first."""


@scenario(clock="fast")
async def three_programs(student):
    return await run_beside(student, BAKERY=bakery, POST_OFFICE=post_office, JOURNEY=journey)


@points(1)
def test_bakery(three_programs):
    """`BAKERY` holds exactly the lines that `bakery` prints, in order."""
    as_predicted(three_programs, "BAKERY", *IN_BAKERY)


@points(1)
def test_post_office(three_programs):
    """`POST_OFFICE` holds exactly the lines that `post_office` prints, in order."""
    as_predicted(three_programs, "POST_OFFICE", *IN_POST_OFFICE)


@points(1)
def test_journey(three_programs):
    """`JOURNEY` holds exactly the lines that `journey` prints, in order."""
    as_predicted(three_programs, "JOURNEY", *IN_JOURNEY)
