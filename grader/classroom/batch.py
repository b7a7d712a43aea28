"""Grade a class: all that was handed in, many at a time, and each verdict kept when it is found."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from grader.classroom.handed_in import HandedIn
from grader.classroom.records import Record, Records, is_settled, key, verdict_on
from grader.exercise.catalog import Exercise
from grader.exercise.hidden import joined, with_hidden
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import Submission
from grader.gathering.engine import kept_warm
from grader.judging.session import grade

SLICE = 100
"""Answers that are graded in one go: what is lost when grading is killed, at most."""


class StudentAnswer(NamedTuple):
    """One answer to grade."""

    student: str
    exercise: Exercise
    submission: Submission


def grade_class(
    handed: Sequence[HandedIn],
    exercises: Sequence[Exercise],
    records: Records,
    options: Options,
    progress: Callable[[int, int], None],
) -> None:
    """Grade what is not on record yet. `progress` is told the answers that are over, and of all."""
    todo = [a for one in handed for a in answers_of(one, exercises) if is_new(a, records, options)]
    over = 0

    def tell(done: int, of: int) -> None:
        progress(over + len(part) * done // max(1, of), len(todo))

    with kept_warm():
        for part in sliced(todo):
            answers = with_hidden([Answer(a.exercise, a.submission) for a in part])
            keep(part, joined(grade(answers, options, tell)), records, options)
            over += len(part)
    for one in (one for one in handed if not one.refused):
        verdicts = records.read(one.student).verdicts
        records.keep(
            one.student, Record({slug: verdicts[slug] for slug in one.answers}, one.digest)
        )


def answers_of(one: HandedIn, exercises: Sequence[Exercise]) -> Iterator[StudentAnswer]:
    """The answers that a student handed in."""
    for exercise in exercises:
        if exercise.slug in one.answers:
            yield StudentAnswer(one.student, exercise, one.answers[exercise.slug])


def is_new(answer: StudentAnswer, records: Records, options: Options) -> bool:
    """Whether there is no verdict on record for this very answer, graded in this way."""
    known = records.read(answer.student).verdicts.get(answer.exercise.slug)
    wanted = key(answer.exercise, answer.submission, options)
    return known is None or known["key"] != wanted or not is_settled(known)


def sliced(answers: Sequence[StudentAnswer]) -> Iterator[list[StudentAnswer]]:
    """Parts of some size, in order."""
    rest = iter(answers)
    while part := list(islice(rest, SLICE)):
        yield part


def keep(
    part: Sequence[StudentAnswer], results: Sequence[Result], records: Records, options: Options
) -> None:
    """Put the verdicts of one part on record, student by student."""
    new: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for answer, result in zip(part, results, strict=True):
        wanted = key(answer.exercise, answer.submission, options)
        new[answer.student][answer.exercise.slug] = verdict_on(result, wanted, options)
    for student, verdicts in new.items():
        records.keep(student, Record({**records.read(student).verdicts, **verdicts}))
