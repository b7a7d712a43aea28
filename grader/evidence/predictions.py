"""Whether a student's list holds what a program printed (`worker/prediction.py` ran it).

A message gives away no line that the student did not predict.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from grader.evidence.evidence import Evidence
from grader.evidence.failures import count

NOTHING_JOINED: Mapping[int, int] = {}


def as_predicted(evidence: Evidence, name: str) -> None:
    """The student's list `name` must hold what its program printed."""
    predicted, printed, joined = evidence.value.plain[name]
    problem = first_problem(name, predicted, printed, joined)
    if problem:
        raise AssertionError(problem)


def first_problem(
    name: str,
    predicted: Sequence[Any],
    printed: Sequence[str],
    joined: Mapping[int, int] = NOTHING_JOINED,
) -> str | None:
    """Where a prediction first goes wrong, without the line that would be right.

    `joined` are the items that were written as several strings, with the line of each.
    """
    if isinstance(predicted, str):
        told = f"{name} should be a list of strings, got a {predicted}"
        return f"{told}: write it as `{name}: list[str] = […]`"
    for number, said in enumerate(predicted, 1):
        if said is None:
            return f"line {number} of {name} is not predicted yet"
        if type(said) is not str:
            return f"line {number} of {name} should be a string in quotes, got {said!r}"
    for index, where in sorted(joined.items()):
        if predicted[index] not in printed:
            return f"two strings in {name} became one, {predicted[index]!r}: a comma is missing at line {where}"
    if len(predicted) != len(printed):
        return f"the program prints {count(len(printed), 'line')}, and {name} has {len(predicted) or 'none'}"
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
