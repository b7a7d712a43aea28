"""Predict what two programs with gather print, before running them."""

import asyncio

from grader import Belief, as_predicted, points, run_beside, scenario

ASKS = """
FRONT_PAGE: list[str]
LATE_EDITION: list[str]
"""

HINTS = (
    "Calling `fetch(...)` prints nothing yet. What makes it run for the first time? And in which "
    "order do those that are waiting get their first turn?",
    "Read the paragraphs on `gather` in the documentation of coroutines and tasks. One sentence "
    "is about the order of the results. Another one says what happens to the other awaitables "
    "when one raises.",
    "`gather` makes a task of each argument, from left to right. After that, each task continues "
    "when its own sleep is over. The results are in the order of the arguments. An exception "
    "reaches the editor at the moment when it is raised. For each of the other tasks, ask whether "
    "anything has cancelled it.",
)


async def fetch(page: str, seconds: float) -> str:
    print(f"{page}: asked for")
    await asyncio.sleep(seconds)
    print(f"{page}: here")
    return page


async def front_page() -> None:
    weather = fetch("weather", 0.1)
    print("editor: begins")
    pages = await asyncio.gather(fetch("news", 0.3), weather, fetch("sport", 0.2))
    for page in pages:
        print(f"editor: prints {page}")


async def visit(page: str, seconds: float) -> None:
    try:
        print(f"{page}: asked for")
        await asyncio.sleep(seconds)
        if page == "sport":
            raise LookupError("there is no sport today")
    finally:
        print(f"{page}: over")


async def late_edition() -> None:
    try:
        await asyncio.gather(visit("news", 0.3), visit("sport", 0.1))
    except LookupError:
        print("editor: does without")
    await asyncio.sleep(0.5)
    print("editor: goes home")


TASK = "when-a-task-runs"
AWAIT = "when-await-pauses"
GATHER = "what-gather-does"
IN_FRONT_PAGE = (
    Belief(
        first="weather: asked for",
        before="editor: begins",
        shows=TASK,
        as_if="calling a coroutine function started it",
    ),
    Belief(
        first="news: here",
        before="weather: asked for",
        shows=GATHER,
        as_if="`gather` awaited one call after another",
    ),
    Belief(
        first="weather: asked for",
        before="news: asked for",
        shows=GATHER,
        as_if="`gather` started first what was called first, and not its arguments in order",
    ),
    Belief(
        first="news: here",
        before="weather: here",
        shows=GATHER,
        as_if="the calls arrived in the order of their results",
    ),
    Belief(
        first="editor: prints weather",
        before="news: here",
        shows=GATHER,
        as_if="`gather` returned each result as soon as it arrived",
    ),
    Belief(
        first="editor: prints weather",
        before="editor: prints news",
        shows=GATHER,
        as_if="`gather` returned the results in the order in which they arrived",
    ),
)
IN_LATE_EDITION = (
    Belief(
        first="news: over",
        before="sport: asked for",
        shows=GATHER,
        as_if="`gather` awaited one call after another",
    ),
    Belief(
        first="news: over",
        before="sport: over",
        shows=GATHER,
        as_if="no exception came before all calls had ended",
    ),
    Belief(
        first="news: over",
        before="editor: does without",
        shows=GATHER,
        as_if="`gather` stopped the other calls, or waited for them, before it raised",
    ),
    Belief(
        first="editor: goes home",
        before="news: over",
        shows=AWAIT,
        as_if="nothing else ran during a sleep",
    ),
    Belief(
        first="",
        before="editor: does without",
        shows=GATHER,
        as_if="`gather` kept the exception to itself",
    ),
)
"""What a wrong prediction shows, the most basic first."""


@scenario
async def two_programs(student):
    return await run_beside(student, FRONT_PAGE=front_page, LATE_EDITION=late_edition)


@points(1)
def test_front_page(two_programs):
    """`FRONT_PAGE` holds exactly the lines that `front_page` prints, in order."""
    as_predicted(two_programs, "FRONT_PAGE", *IN_FRONT_PAGE)


@points(1)
def test_late_edition(two_programs):
    """`LATE_EDITION` holds exactly the lines that `late_edition` prints, in order."""
    as_predicted(two_programs, "LATE_EDITION", *IN_LATE_EDITION)
