"""The words that a check file is written in: `@scenario` and `@points`.

A *scenario* runs beside the student's code, in the worker. Its name is also a pytest fixture: a
test that takes it as an argument receives the evidence of that run (`grader.evidence.evidence.Evidence`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, overload

Function = TypeVar("Function", bound=Callable[..., Any])
LIMIT = 10.0
"""Seconds of real time after which a scenario is stopped, unless it names another limit."""


@dataclass(frozen=True)
class Scenario:
    """A function to run beside the student's code, and the seconds it may take."""

    function: Callable[..., Any]
    limit: float = LIMIT


@overload
def scenario(function: Callable[..., Any], /) -> Scenario: ...
@overload
def scenario(*, limit: float) -> Callable[[Callable[..., Any]], Scenario]: ...
def scenario(
    function: Callable[..., Any] | None = None, /, *, limit: float = LIMIT
) -> Scenario | Callable[[Callable[..., Any]], Scenario]:
    """Mark a function as a scenario; `limit` is in seconds of real time.

    Its parameters are filled in by name: `student` is the student's module, `rng` a seeded
    `random.Random`, and the others are parts of the stand-in world (`grader/worker/world/`).
    """
    if function is not None:
        return Scenario(function, limit)
    return lambda function: Scenario(function, limit)


def points(number: int, *, shows: str = "") -> Callable[[Function], Function]:
    """Say how many points a check is worth.

    `shows` names the mistake that a failure of this check shows, where the evidence of the scenario
    alone cannot tell. The catalog reads both from the source.
    """
    if number < 1:
        raise ValueError("a check is worth at least one point")
    return lambda function: function
