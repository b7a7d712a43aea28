"""The levels of isolation: which of them work here, and which one is used."""

import sys
from functools import cache
from typing import NamedTuple

from grader.supervisor.isolation.canaries import wrong_with
from grader.supervisor.isolation.remedies import remedy

NAMES = {
    0: "a process of its own, with limits: for one's own code",
    1: "Landlock: no files but Python's and its own; the network is open",
    2: "bubblewrap: no files, network or processes of the machine",
    3: "a container for each worker",
}
BEST_FIRST = (2, 3, 1)
"""A container keeps code as far away as bubblewrap, and takes many times as long to start."""


class Level(NamedTuple):
    """One level on this machine; `to_do` says what is wrong and what helps, if it does not work."""

    number: int
    works: bool
    to_do: str


class Unavailable(Exception):
    """The level that was asked for does not work here; the message says why, and what helps."""


def levels() -> list[Level]:
    """All levels, each tried out on this machine. Takes about a second."""
    return [Level(number, not to_do(number), to_do(number)) for number in NAMES]


def settle(asked: str) -> str:
    """The level to use: the one that was asked for, or the best that works for `auto`. Unavailable."""
    if asked == "auto":
        return str(next((number for number in BEST_FIRST if not to_do(number)), 0))
    if asked != "0" and (problem := to_do(int(asked))):
        raise Unavailable(f"Isolation level {asked} does not work here: {problem}")
    return asked


@cache
def to_do(number: int) -> str:
    """Why a level does not work here and what helps; empty if it works."""
    if number in (1, 2) and not sys.platform.startswith("linux"):
        return "it wants Linux. Elsewhere there is level 3: install podman or docker."
    wrong = wrong_with(number)
    return f"{wrong}. {remedy(number, wrong)}".strip() if wrong else ""
