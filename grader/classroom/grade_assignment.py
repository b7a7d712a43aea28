"""Grade an assignment from the exchange to the gradebook."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from grader.classroom.batch import grade_class
from grader.classroom.collect import collect
from grader.classroom.course import Course
from grader.classroom.handed_in import HandedIn, exercises_of, handed_in
from grader.classroom.marks import autograde
from grader.classroom.records import BUSY, Record, Records, is_settled
from grader.errors import CannotGrade
from grader.exercise.options import Options

Watch = Callable[[str], Callable[[int, int], None]]
"""Begins a step by its name; what it gives is told how much is over, and of how much."""


EARLIER = "The score is that of an earlier submission."


@dataclass(frozen=True)
class Graded:
    """What came of it: the verdicts of who has a mark, who has none and why, and whose
    submission belongs to another user."""

    verdicts: dict[str, dict[str, Any]]
    unmarked: dict[str, str]
    owners: dict[str, str]


def grade_assignment(course: Course, name: str, options: Options, watch: Watch) -> Graded:
    """Collect, grade, and mark. Every collected student is in one of the two lists."""
    course.must_have(name)
    exercises = exercises_of(course, name)
    uncollected, owners = collect(course, name)
    handed = [handed_in(course, name, student, exercises) for student in course.students(name)]
    records = Records.in_course(course.folder, name)
    grade_class(handed, exercises, records, options, watch("grading answers"))
    handed = [judged(one, records) for one in handed]
    unmarked = autograde(course, name, handed, watch("writing marks"))
    for student, reason in uncollected.items():
        earlier = student in course.students(name) and student not in unmarked
        unmarked[student] = f"{reason} {EARLIER}" if earlier else reason
    marked = [one.student for one in handed if one.student not in unmarked]
    if missing := set(course.students(name)) - {*marked, *unmarked}:
        raise CannotGrade(f"Nothing is known of {', '.join(sorted(missing))}: grade once more.")
    for student, reason in unmarked.items():
        records.keep(student, Record(records.read(student).verdicts, unmarked=reason))
    return Graded({s: records.read(s).verdicts for s in marked}, unmarked, owners)


def judged(one: HandedIn, records: Records) -> HandedIn:
    """A submission, refused if the machine was too busy to judge it: that is no mark."""
    verdicts = records.read(one.student).verdicts
    if one.refused or all(is_settled(verdicts[slug]) for slug in one.answers):
        return one
    return replace(one, refused=BUSY)
