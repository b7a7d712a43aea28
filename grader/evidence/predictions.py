"""Whether a student's list holds what a program printed (`worker/prediction.py` ran it).

A message gives away no line that the student did not predict.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from grader.evidence.evidence import Evidence
from grader.evidence.failures import Shows, count

NOTHING_JOINED: Mapping[int, int] = {}
LONG_WORD = 4
"""Letters of a word from which on another one can be a slip of the pen."""
ALIKE = 0.7
"""How much of the two must be the same, of 1."""


@dataclass(frozen=True)
class Belief:
    """What one must think to predict the line `first` before the line `before`.

    The program prints them the other way round. Without `before` it never prints `first`; without
    `first` it prints `before`, and the list leaves it out. `shows` is the mistake, and `as_if` ends
    a sentence that begins with "It was predicted as if".
    """

    first: str
    before: str
    shows: str
    as_if: str

    def is_behind(self, predicted: Sequence[Any], printed: Sequence[str]) -> bool:
        """Whether a prediction says so."""
        lines = list(predicted)
        if not all(isinstance(line, str) for line in lines):  # it is not finished
            return False
        if not self.first:  # a misspelled line is not left out
            return self.before not in lines and all(line in printed for line in lines)
        if self.first not in lines or not self.before:
            return self.first in lines
        return self.before in lines and lines.index(self.first) < lines.index(self.before)

    @property
    def seen_in(self) -> str:
        """What is seen of it in the list."""
        if not self.first:
            return "leaves out a line that is printed"
        where = f" before {self.before!r}" if self.before else ", which is never printed"
        return f"has {self.first!r}{where}"


class Misread(Shows):
    """A prediction is wrong in a way that shows a belief. `name` is the list's."""

    def __init__(self, message: str, name: str, belief: Belief) -> None:
        super().__init__(message, belief.shows, f"It was predicted as if {belief.as_if}.")
        self.name = name
        self.belief = belief


def as_predicted(evidence: Evidence, name: str, *beliefs: Belief) -> None:
    """The student's list `name` must hold what its program printed.

    Of `beliefs`, the first that is behind a wrong prediction is told as its mistake.
    """
    predicted, printed, joined = evidence.value.plain[name]
    problem = first_problem(name, predicted, printed, joined)
    if not problem:
        return
    for belief in beliefs:
        if belief.is_behind(predicted, printed):
            raise Misread(problem, name, belief)
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
            spelling = (
                ": check the spelling" if any(_only_spelled(said, p) for p in printed) else ""
            )
            return f"line {number} of {name} is {said!r}, which the program never prints{spelling}"
    for number, (said, line) in enumerate(zip(predicted, printed, strict=True), 1):
        if said != line:
            later = said in printed[number:]  # all lines before are right
            when = "is printed later" if later else "was printed before, and is not again"
            what = f"got {said!r}, which {when}"
            return f"{_so_far(number - 1)}expected another line as line {number} of {name}, {what}"
    return None


def _only_spelled(said: str, printed: str) -> bool:
    """Whether two lines differ only in case, spaces and punctuation, or by a slip in one long word."""
    words, others = (re.findall(r"\w+", text.casefold()) for text in (said, printed))
    if "".join(words) == "".join(others):
        return True
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(pairs) != 1 or not all(map(str.isalpha, pairs[0])):
        return False
    return min(map(len, pairs[0])) >= LONG_WORD and SequenceMatcher(None, *pairs[0]).ratio() > ALIKE


def _so_far(right: int) -> str:
    if right == 0:
        return ""
    return f"the first {right} lines are right; " if right > 1 else "the first line is right; "
