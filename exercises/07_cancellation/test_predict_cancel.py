"""Predict what three programs print in which something is cancelled, before running them."""

import asyncio

from grader import as_predicted, points, run_beside, scenario

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


@scenario(clock="fast")
async def three_programs(student):
    return await run_beside(student, BAKERY=bakery, POST_OFFICE=post_office, JOURNEY=journey)


@points(1)
def test_bakery(three_programs):
    """`BAKERY` holds exactly the lines that `bakery` prints, in order."""
    as_predicted(three_programs, "BAKERY")


@points(1)
def test_post_office(three_programs):
    """`POST_OFFICE` holds exactly the lines that `post_office` prints, in order."""
    as_predicted(three_programs, "POST_OFFICE")


@points(1)
def test_journey(three_programs):
    """`JOURNEY` holds exactly the lines that `journey` prints, in order."""
    as_predicted(three_programs, "JOURNEY")
