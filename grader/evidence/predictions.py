"""Whether a student's list holds what a program printed (`worker/prediction.py` ran it).

A message gives away no line that the student did not predict.
"""

from collections.abc import Sequence
from typing import Any

from grader.evidence.evidence import Evidence


def as_predicted(evidence: Evidence, name: str) -> None:
    """The student's list `name` must hold what its program printed."""
    predicted, printed = evidence.value.plain[name]
    problem = first_problem(name, predicted, printed)
    if problem:
        raise AssertionError(problem)


def first_problem(name: str, predicted: Sequence[Any], printed: Sequence[str]) -> str | None:
    """Where a prediction first goes wrong, without the line that would be right."""
    if isinstance(predicted, str):
        told = f"{name} should be a list of strings, got a {predicted}"
        return f"{told}: write it as `{name}: list[str] = […]`"
    for number, said in enumerate(predicted, 1):
        if said is None:
            return f"line {number} of {name} is not predicted yet"
        if type(said) is not str:
            return f"line {number} of {name} should be a string in quotes, got {said!r}"
    if len(predicted) != len(printed):
        return f"the program prints {len(printed)} lines, and {name} has {len(predicted)}"
    for number, said in enumerate(predicted, 1):
        if said not in printed:
            return f"line {number} of {name} is {said!r}, which the program never prints: check the spelling"
    for number, (said, line) in enumerate(zip(predicted, printed, strict=True), 1):
        if said != line:
            what = f"got {said!r}, which is printed earlier or later"
            return f"{_so_far(number - 1)}expected another line as line {number} of {name}, {what}"
    return None


def _so_far(right: int) -> str:
    if right == 0:
        return ""
    return f"the first {right} lines are right; " if right > 1 else "the first line is right; "
