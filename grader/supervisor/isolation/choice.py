"""The levels of isolation: which of them work here, and which one is used."""

import sys
from functools import cache
from typing import NamedTuple

from grader.errors import CannotGrade
from grader.supervisor.isolation import known
from grader.supervisor.isolation.canaries import wrong_with
from grader.supervisor.isolation.remedies import remedy
from grader.worker.confine.system import WINDOWS
from grader.worker.level import Level

NAMES = {
    Level.PROCESS: f"a separate process with{'out' if WINDOWS else ''} limits, for your own code",
    Level.LANDLOCK: "Landlock: no files but Python's and its own; the network is open",
    Level.BUBBLEWRAP: "bubblewrap: no access to the machine's files, network or processes",
    Level.CONTAINER: "a container for each worker",
}
BEST_FIRST = (Level.BUBBLEWRAP, Level.CONTAINER, Level.LANDLOCK)
"""A container keeps code as far away as bubblewrap, and takes many times as long to start."""

NOT_ON_WINDOWS = "Windows has nothing for it. Work inside WSL, where all is as on Linux."


class Tried(NamedTuple):
    """One level on this machine; `to_do` says what is wrong and what helps, if it does not work."""

    level: Level
    works: bool
    to_do: str


def levels() -> list[Tried]:
    """All levels, each tried out on this machine. Takes about a second."""
    known.forget()
    return [Tried(level, not to_do(level), to_do(level)) for level in Level]


def settle(asked: Level | None) -> Level:
    """The level to use: the one that was asked for, else the best that works. CannotGrade."""
    if asked is None:
        return next((level for level in BEST_FIRST if not to_do(level)), Level.PROCESS)
    if asked is not Level.PROCESS and (problem := to_do(asked)):
        raise CannotGrade(f"Isolation level {asked} does not work here: {problem}")
    return asked


def without(level: Level) -> str:
    """What is the best to be had here without this level, in a sentence."""
    best = next(
        (other for other in BEST_FIRST if other is not level and not to_do(other)), Level.PROCESS
    )
    return f"Without it, the best that works here is level {best} ({NAMES[best]})."


@cache
def to_do(level: Level) -> str:
    """Why a level does not work here and what helps; empty if it works."""
    if WINDOWS:
        return NOT_ON_WINDOWS if level > Level.PROCESS else ""
    if level in (Level.LANDLOCK, Level.BUBBLEWRAP) and not sys.platform.startswith("linux"):
        return "it wants Linux. Elsewhere there is level 3: install podman or docker."
    if known.works(level):
        return ""
    if wrong := wrong_with(level):
        return f"{wrong}. {remedy(level, wrong)}".strip()
    known.remember(level)
    return ""
