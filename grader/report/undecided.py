"""Explains an error that a check raised, for a reader who did not write the check."""

from collections.abc import Iterable
from typing import Any

from grader.evidence.difference import short
from grader.evidence.evidence import Evidence
from grader.evidence.look_alike import a, type_name
from grader.exercise.result import CheckResult

OF_THE_VALUE = (AttributeError, LookupError, TypeError, ValueError)
"""What a check raises if a value does not have the type or shape that it expects."""
UNDECIDED = "The check could not be decided: "


def undecided(error: Exception, seen: Iterable[Evidence]) -> str:
    """Why a check raised an error: the value that it got, or else the error itself."""
    values = [e.returned.plain for e in seen if e.returned is not None]
    if not values or not isinstance(error, OF_THE_VALUE):
        return f"{UNDECIDED}{type(error).__name__}: {error}"
    if "NoneType" in str(error):
        return "expected a value, got None: does every code path of the function return one?"
    lines = ["the value does not have the expected shape: compare it with the example in the brief"]
    return "\n".join([*lines, *(f"got:      {_shown(value)}" for value in values)])


def is_undecided(check: CheckResult) -> bool:
    """Whether a check failed by an error of its own, which says nothing about the answer."""
    return check.message.startswith(UNDECIDED)


def _shown(value: Any) -> str:
    return "None" if value is None else f"{short(value)}, {a(type_name(value))}"
