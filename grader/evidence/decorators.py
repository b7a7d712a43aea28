"""What a check file is made of: `@inputs`, `@scenario` and `@points`.

A *scenario* runs beside the student's code, in the worker. Its name is also a pytest fixture: a
test that takes it as an argument receives the evidence of that run (`grader.Evidence`).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, overload

Function = TypeVar("Function", bound=Callable[..., Any])
LIMIT = 10.0
"""Seconds of real time after which a scenario is stopped, unless it names another limit."""


@dataclass(frozen=True)
class Inputs:
    """A function that draws the inputs of a scenario, the same in the worker and in the grader."""

    function: Callable[[random.Random], Any]

    def drawn(self, seed: str) -> Any:
        """What it draws for a scenario with this seed."""
        return self.function(random.Random(f"{seed}/inputs"))


def inputs(function: Callable[[random.Random], Any]) -> Inputs:
    """Mark a function of a seeded `random.Random` as one that draws a scenario's inputs.

    A scenario that names it as a parameter receives what it drew, and the tests read the same as
    `evidence.inputs`. Each scenario draws its own; a scenario takes one such parameter at most.
    """
    return Inputs(function)


@dataclass(frozen=True)
class Scenario:
    """A function to run beside the student's code, the seconds it may take, and what else it names."""

    function: Callable[..., Any]
    limit: float = LIMIT
    clock: str = ""
    heavy: bool = False
    shuffled: bool = False


@overload
def scenario(function: Callable[..., Any], /) -> Scenario: ...
@overload
def scenario(
    *, limit: float = ..., clock: str = ..., heavy: bool = ..., shuffled: bool = ...
) -> Callable[[Callable[..., Any]], Scenario]: ...
def scenario(
    function: Callable[..., Any] | None = None,
    /,
    *,
    limit: float = LIMIT,
    clock: str = "",
    heavy: bool = False,
    shuffled: bool = False,
) -> Scenario | Callable[[Callable[..., Any]], Scenario]:
    """Mark a function as a scenario; `limit` is in seconds of real time.

    Its parameters are filled in by name: `student` is the student's module, `rng` a seeded
    `random.Random`, the name of an `@inputs` function what it draws, and the others are parts of the
    stand-in world (`grader/worker/world/`).

    With `clock="fast"` it runs on the fast clock also where the others run on the wall: a wait of a
    minute, which shows a time limit that nobody asked for, takes no time then. Where there is no fast
    clock it takes its time, so such a scenario needs a `limit` above its longest wait. A wait of over
    15 minutes counts as one without an end.

    With `clock="wall"` it runs on the wall clock also where the others run on the fast one: what other
    processes do, or the system does with much data, takes real time.

    One that is `heavy` computes while it runs. It has a core to itself, or many of them would make each
    other late.

    Where timers are `shuffled`, the seed draws which of those that are due at the same moment fires first.
    On the wall clock no two are, so name the fast clock as well.
    """
    if function is not None:
        return Scenario(function)
    return lambda function: Scenario(function, limit, clock, heavy, shuffled)


def points(number: int, *, shows: str = "") -> Callable[[Function], Function]:
    """Say how many points a check is worth.

    `shows` names the mistake that a failure of this check shows, where the evidence of the scenario
    alone cannot tell. The catalog reads both from the source.
    """
    if number < 1:
        raise ValueError("a check is worth at least one point")
    return lambda function: function
