"""Grades a class: all submissions. The verdicts are saved one by one, as they come."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.classroom.on_this_machine import Save, grade_here
from grader.classroom.records import Record, Records, is_settled, key
from grader.classroom.student_submission import StudentAnswer, StudentSubmission
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options

Engine = Callable[[Sequence[StudentAnswer], Options, Save], None]
"""Grades answers, and saves the verdict on each as it comes. CannotGrade."""
Watch = Callable[[str], Callable[[int, int], None]]
"""Starts a step with this name; returns a function to call with how much is done, and of how much."""


@dataclass(frozen=True)
class How:
    """How a class is graded: with which options, who watches, and on which machines."""

    options: Options
    watch: Watch
    engine: Engine = grade_here


def grade_class(
    submissions: Sequence[StudentSubmission],
    exercises: Sequence[Exercise],
    records: Records,
    how: How,
) -> None:
    """Grade what has no verdict yet. CannotGrade."""
    todo = [
        answer
        for one in submissions
        for answer in answers_of(one, exercises)
        if is_new(answer, records, how.options)
    ]
    progress, graded = how.watch("grading answers"), 0

    def save_part(part: Sequence[StudentAnswer], verdicts: Sequence[dict[str, Any]]) -> None:
        nonlocal graded
        save(part, verdicts, records)
        graded += len(part)
        progress(graded, len(todo))

    progress(0, len(todo))
    how.engine(todo, how.options, save_part)
    for one in (one for one in submissions if not one.refused):
        kept = records.read(one.student).verdicts
        records.save(one.student, Record({slug: kept[slug] for slug in one.answers}, one.digest))


def answers_of(
    submission: StudentSubmission, exercises: Sequence[Exercise]
) -> Iterator[StudentAnswer]:
    """The answers in a student's submission."""
    for exercise in exercises:
        if exercise.slug in submission.answers:
            yield StudentAnswer(submission.student, exercise, submission.answers[exercise.slug])


def is_new(answer: StudentAnswer, records: Records, options: Options) -> bool:
    """Whether there is no verdict yet for exactly this answer with these options."""
    known = records.read(answer.student).verdicts.get(answer.exercise.slug)
    wanted = key(answer.exercise, answer.submission, options)
    return known is None or known["key"] != wanted or not is_settled(known)


def save(
    part: Sequence[StudentAnswer], verdicts: Sequence[dict[str, Any]], records: Records
) -> None:
    """Save the verdicts on these, student by student."""
    new: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for answer, verdict in zip(part, verdicts, strict=True):
        new[answer.student][answer.exercise.slug] = verdict
    for student, found in new.items():
        records.add(student, found)
