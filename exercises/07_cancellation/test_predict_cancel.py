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
    Belief("cake: in the oven", "baker: closes", TASK, "`create_task` ran the task at once"),
    Belief("cake: in the oven", "", CANCEL, "a task always started before it could be cancelled"),
    Belief(
        "cake: oven off",
        "",
        CANCEL,
        "the `finally` of a task ran although the task had never started",
    ),
    Belief("bread: burnt", "", CANCEL, "`except Exception` caught a cancellation"),
    Belief("bread: baked", "", CANCEL, "a cancelled task went on to its end"),
    Belief("bread: oven off", "baker: closes", CANCEL, STOPPED_AT_ONCE),
    Belief(
        "apprentice: kneads",
        "bread: oven off",
        CANCEL,
        "a cancelled task had ended before its `finally` ran",
    ),
    Belief(
        "apprentice: has kneaded",
        "",
        CANCEL,
        "code that catches a cancellation went on inside the `try`",
    ),
    Belief(
        "baker: the apprentice was stopped",
        "",
        CANCEL,
        "a task counted as cancelled even if it caught the error and returned",
    ),
    Belief(
        "", "bread: oven off", CANCEL, "a cancelled task ran nothing more, not even its `finally`"
    ),
    Belief(
        "",
        "apprentice: sweeps the floor",
        CANCEL,
        "a task that caught a cancellation ended at its next `await`",
    ),
)
IN_POST_OFFICE = (
    Belief("clerk: leaves", "office: closes", CANCEL, STOPPED_AT_ONCE),
    Belief(
        "clerk: has sent it", "", CANCEL, "nobody could cancel the one who waits behind a `shield`"
    ),
    Belief(
        "letter: stamped",
        "clerk: leaves",
        CANCEL,
        "`shield` held back a cancellation until the work had ended",
    ),
    Belief("letter: in the bag", "clerk: leaves", CANCEL, "`shield` did not protect the work"),
    Belief(
        "office: the clerk was stopped",
        "clerk: leaves",
        CANCEL,
        "a cancelled task had ended before its `finally` ran",
    ),
    Belief(
        "", "clerk: leaves", CANCEL, "a cancelled task ran nothing more, not even its `finally`"
    ),
    Belief("", "office: the clerk was stopped", CANCEL, "awaiting a cancelled task raised nothing"),
    Belief("", "letter: stamped", CANCEL, "work behind a `shield` ended when nobody waited for it"),
)
IN_JOURNEY = (
    Belief(
        "traveler: is late",
        "",
        CANCEL,
        "the `TimeoutError` was raised inside the block of the timeout",
    ),
    Belief(
        "traveler: takes a taxi",
        "tram: in the depot",
        CANCEL,
        "a timeout did not wait for the clean-up",
    ),
    Belief("ferry: sets off", "", CANCEL, "the time limit was for each ride, and not for all"),
    Belief("tram: arrives", "", CANCEL, "a timeout let what runs come to its end"),
    Belief("traveler: is there", "", CANCEL, "the timeout raised nothing"),
    Belief(
        "", "tram: turns round", CANCEL, "the timeout did not reach the ride as a `CancelledError`"
    ),
    Belief("", "tram: in the depot", CANCEL, "the timeout cut the clean-up off"),
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
