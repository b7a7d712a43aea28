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
    Belief("soup: on the stove", "guest: waits", TASK, AT_ONCE),
    Belief(
        "guest: eats", "soup: ready", AWAIT, "`await soup` did not wait for the end of the task"
    ),
)
IN_EVENING = (
    Belief("floor: swept", "door: closed", TASK, AT_ONCE),
    Belief(
        "floor: swept",
        "plates: in the water",
        AWAIT,
        "an `await` always let others run, even if it has nothing to wait for",
    ),
    Belief(
        "floor: swept",
        "plates: clean",
        AWAIT,
        "the event loop could interrupt a coroutine between any two lines",
    ),
    Belief(
        "floor: swept",
        "light: off",
        AWAIT,
        "an `await` always let others run, even if it has nothing to wait for",
    ),
    Belief("alarm: on", "floor: swept", TASK, WHEN_AWAITED),
)
IN_OUTING = (
    Belief("Ada: sets off", "dog: barks", TASK, AT_ONCE),
    Belief("Bo: sets off", "Ada: sets off", TASK, "the task that was created last ran first"),
    Belief("dog: greets Ada", "Bo: sets off", TASK, WHEN_AWAITED),
    Belief("Ada: is back", "Bo: sets off", AWAIT, "nothing else ran during a sleep"),
    Belief(
        "dog: greets Ada", "Ada: is back", AWAIT, "an `await` of a task did not wait for its end"
    ),
    Belief(
        "dog: greets Bo",
        "dog: greets Ada",
        AWAIT,
        "the `await`s ended in the order in which the tasks did",
    ),
    Belief("Ada: is back", "Bo: is back", TASK, "the task that is awaited first also ended first"),
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
