"""Grades answers of a class on this machine.

What a late machine may have spoiled is graded again at the end, in slices.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from grader.classroom.records import key, verdict_on
from grader.classroom.rolling import grade_as_they_come
from grader.classroom.student_submission import StudentAnswer
from grader.exercise.hidden import joined, with_hidden
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.loop import kept_warm
from grader.judging.session import grade

SLICE = 20
"""Answers that are graded again together: few, so that they do not make each other late again."""

Save = Callable[[Sequence[StudentAnswer], Sequence[dict[str, Any]]], None]
"""Saves the verdicts on these answers."""


def grade_here(todo: Sequence[StudentAnswer], options: Options, save: Save) -> None:
    """Grade these, and `save` the verdict on each as it comes. CannotGrade."""

    def save_results(part: Sequence[StudentAnswer], results: Sequence[Result]) -> None:
        keys = [key(one.exercise, one.submission, options) for one in part]
        save(part, [verdict_on(r, k, options) for r, k in zip(results, keys, strict=True)])

    with kept_warm():
        for part in sliced(grade_as_they_come(todo, options, save_results)):
            answers = with_hidden([Answer(one.exercise, one.submission) for one in part])
            save_results(part, joined(grade(answers, options)))


def sliced(answers: Sequence[StudentAnswer]) -> Iterator[list[StudentAnswer]]:
    """At most SLICE answers at a time, in order."""
    rest = iter(answers)
    while part := list(islice(rest, SLICE)):
        yield part
