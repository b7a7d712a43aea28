"""Grades a class: all submissions. The verdicts are saved one by one, as they come.

What a late machine may have spoiled is graded again at the end, in slices.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from grader.classroom.records import Record, Records, is_settled, key, verdict_on
from grader.classroom.rolling import grade_as_they_come
from grader.classroom.student_submission import StudentAnswer, StudentSubmission
from grader.exercise.catalog import Exercise
from grader.exercise.hidden import joined, with_hidden
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.loop import kept_warm
from grader.judging.session import grade

SLICE = 20
"""Answers that are graded again together: few, so that they do not make each other late again."""


def grade_class(
    submissions: Sequence[StudentSubmission],
    exercises: Sequence[Exercise],
    records: Records,
    options: Options,
    progress: Callable[[int, int], None],
) -> None:
    """Grade what has no verdict yet. `progress` is called with the answers done, and of how many."""
    todo = [
        a for one in submissions for a in answers_of(one, exercises) if is_new(a, records, options)
    ]
    graded = 0

    def save_part(part: Sequence[StudentAnswer], results: Sequence[Result]) -> None:
        nonlocal graded
        save(part, results, records, options)
        graded += len(part)
        progress(graded, len(todo))

    with kept_warm():
        for part in sliced(grade_as_they_come(todo, options, save_part)):
            answers = with_hidden([Answer(a.exercise, a.submission) for a in part])
            save_part(part, joined(grade(answers, options)))
    for one in (one for one in submissions if not one.refused):
        verdicts = records.read(one.student).verdicts
        records.save(
            one.student, Record({slug: verdicts[slug] for slug in one.answers}, one.digest)
        )


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


def sliced(answers: Sequence[StudentAnswer]) -> Iterator[list[StudentAnswer]]:
    """At most SLICE answers at a time, in order."""
    rest = iter(answers)
    while part := list(islice(rest, SLICE)):
        yield part


def save(
    part: Sequence[StudentAnswer], results: Sequence[Result], records: Records, options: Options
) -> None:
    """Save the verdicts on these, student by student."""
    new: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for answer, result in zip(part, results, strict=True):
        wanted = key(answer.exercise, answer.submission, options)
        new[answer.student][answer.exercise.slug] = verdict_on(result, wanted, options)
    for student, verdicts in new.items():
        records.save(student, Record({**records.read(student).verdicts, **verdicts}))
