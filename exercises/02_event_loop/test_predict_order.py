"""Predict what three programs print, before running them."""

import asyncio

from grader import Belief, as_predicted, points, run_beside, scenario

ASKS = """
LUNCH: list[str]
EVENING: list[str]
OUTING: list[str]
"""

HINTS = (
    "There is one thread. A coroutine keeps it until it pauses. Put your finger on the line that "
    "is running, and move it. Only at a pause may your finger jump into another coroutine.",
    "`create_task` only puts a task into the queue of the event loop. The task starts when the "
    "running coroutine pauses and all tasks ahead in the queue have had their turns: first in, "
    "first out. See the documentation of `create_task` and of `sleep`.",
    "At each `await`, ask whether it really has to wait. If the result is there already, or comes "
    "without any pause, the coroutine continues without a break. If it has to wait: which task "
    "was put into the queue first, and which sleep ends first? Whether anybody awaits a task does "
    "not change when it runs.",
)


async def cook(dish: str) -> None:
    print(f"{dish}: on the stove")
    await asyncio.sleep(0.1)
    print(f"{dish}: ready")


async def lunch() -> None:
    soup = asyncio.create_task(cook("soup"))
    print("guest: waits")
    await soup
    print("guest: eats")


async def sweep() -> None:
    print("floor: swept")


async def wash() -> None:
    print("plates: in the water")
    print("plates: clean")


async def evening() -> None:
    sweeping = asyncio.create_task(sweep())
    print("door: closed")
    await wash()
    print("light: off")
    await asyncio.sleep(0.1)
    print("alarm: on")
    await sweeping


async def walk(name: str, seconds: float) -> None:
    print(f"{name}: sets off")
    await asyncio.sleep(seconds)
    print(f"{name}: is back")


async def outing() -> None:
    ada = asyncio.create_task(walk("Ada", 0.3))
    bo = asyncio.create_task(walk("Bo", 0.1))
    print("dog: barks")
    await ada
    print("dog: greets Ada")
    await bo
    print("dog: greets Bo")


TASK = "when-a-task-runs"
AWAIT = "when-await-pauses"
AT_ONCE = "`create_task` ran the task at once"
WHEN_AWAITED = "a task ran only when it was awaited"
IN_LUNCH = (
    Belief(first="soup: on the stove", before="guest: waits", shows=TASK, as_if=AT_ONCE),
    Belief(
        first="guest: eats",
        before="soup: ready",
        shows=AWAIT,
        as_if="`await soup` did not wait for the end of the task",
    ),
)
IN_EVENING = (
    Belief(first="floor: swept", before="door: closed", shows=TASK, as_if=AT_ONCE),
    Belief(
        first="floor: swept",
        before="plates: in the water",
        shows=AWAIT,
        as_if="an `await` always let others run, even if it has nothing to wait for",
    ),
    Belief(
        first="floor: swept",
        before="plates: clean",
        shows=AWAIT,
        as_if="the event loop could interrupt a coroutine between any two lines",
    ),
    Belief(
        first="floor: swept",
        before="light: off",
        shows=AWAIT,
        as_if="an `await` always let others run, even if it has nothing to wait for",
    ),
    Belief(first="alarm: on", before="floor: swept", shows=TASK, as_if=WHEN_AWAITED),
)
IN_OUTING = (
    Belief(first="Ada: sets off", before="dog: barks", shows=TASK, as_if=AT_ONCE),
    Belief(
        first="Bo: sets off",
        before="Ada: sets off",
        shows=TASK,
        as_if="the task that was created last ran first",
    ),
    Belief(first="dog: greets Ada", before="Bo: sets off", shows=TASK, as_if=WHEN_AWAITED),
    Belief(
        first="Ada: is back",
        before="Bo: sets off",
        shows=AWAIT,
        as_if="nothing else ran during a sleep",
    ),
    Belief(
        first="dog: greets Ada",
        before="Ada: is back",
        shows=AWAIT,
        as_if="an `await` of a task did not wait for its end",
    ),
    Belief(
        first="dog: greets Bo",
        before="dog: greets Ada",
        shows=AWAIT,
        as_if="the `await`s ended in the order in which the tasks did",
    ),
    Belief(
        first="Ada: is back",
        before="Bo: is back",
        shows=TASK,
        as_if="the task that is awaited first also ended first",
    ),
)
"""What a wrong prediction shows, the most basic first."""


@scenario
async def three_programs(student):
    return await run_beside(student, LUNCH=lunch, EVENING=evening, OUTING=outing)


@points(1)
def test_lunch(three_programs):
    """`LUNCH` holds exactly the lines that `lunch` prints, in order."""
    as_predicted(three_programs, "LUNCH", *IN_LUNCH)


@points(1)
def test_evening(three_programs):
    """`EVENING` holds exactly the lines that `evening` prints, in order."""
    as_predicted(three_programs, "EVENING", *IN_EVENING)


@points(1)
def test_outing(three_programs):
    """`OUTING` holds exactly the lines that `outing` prints, in order."""
    as_predicted(three_programs, "OUTING", *IN_OUTING)
