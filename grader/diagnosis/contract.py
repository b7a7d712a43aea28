"""Rules about what the file is asked to contain: the kind of its functions."""

import re

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Find, Found
from grader.evidence.verdict import Verdict

WORDS = {
    "not-async": "is not async",
    "async-not-asked": "should be an ordinary function",
    "made-a-generator": "has a `yield` in it",
}
"""What the worker says of a function of the wrong kind (`grader/worker/student.py`)."""
NAME = re.compile(r"`([\w.]+)`")


def of_the_wrong_kind(mistake: str) -> Find:
    """How to find a function that is of the wrong kind; the line is its `def`, or its first `yield`."""

    def find(case: Case) -> Found | None:
        problem = case.evidence.problem
        named = NAME.search(problem)
        refused = case.evidence.verdict == Verdict.FAIL and case.evidence.error is None
        if not refused or named is None or WORDS[mistake] not in problem:
            return None
        made = reading.function(case.source, named[1])
        lines = [made.lineno] if made is not None else []
        if made is not None and mistake == "made-a-generator":
            lines = reading.lines_of_yields(made)
        return Found(next(iter(lines), None), problem)

    return find
