"""Grades an assignment, from the exchange to the gradebook."""

from dataclasses import dataclass, field, replace
from typing import Any

from grader.classroom.batch import How, grade_class
from grader.classroom.collect import collect
from grader.classroom.course import Course
from grader.classroom.gradebook import autograde
from grader.classroom.records import Record, Records, why_not_graded
from grader.classroom.student_submission import StudentSubmission, exercises_of, read_submission
from grader.errors import CannotGrade

EARLIER = "The score is from an earlier submission."


@dataclass(frozen=True)
class Graded:
    """A graded class: the verdicts of students with a score, the reasons of students without one,
    and the users that own other students' submissions.

    `partly` has reasons of students with a score, of whom something else could not be graded.
    """

    verdicts: dict[str, dict[str, Any]]
    unmarked: dict[str, str]
    owners: dict[str, str]
    partly: dict[str, str] = field(default_factory=dict)

    def only(self, student: str) -> "Graded":
        """The same of one student."""
        parts = (self.verdicts, self.unmarked, self.owners, self.partly)
        return Graded(*({s: one for s, one in part.items() if s == student} for part in parts))  # type: ignore[arg-type]


def grade_assignment(course: Course, name: str, how: How) -> Graded:
    """Collect, grade, and write scores. Every collected student is graded or in `unmarked`."""
    course.must_have(name)
    exercises = exercises_of(course, name)
    uncollected, owners = collect(course, name)
    students = course.students(name)
    submissions = [read_submission(course, name, student, exercises) for student in students]
    records = Records.in_course(course.folder, name)
    grade_class(submissions, exercises, records, how)
    submissions = [judged(one, records) for one in submissions]
    unmarked = autograde(course, name, submissions, how.watch("writing scores"))
    for student, reason in uncollected.items():
        earlier = student in course.students(name) and student not in unmarked
        unmarked[student] = f"{reason} {EARLIER}" if earlier else reason
    marked = [one.student for one in submissions if one.student not in unmarked]
    if missing := set(course.students(name)) - {*marked, *unmarked}:
        names = ", ".join(sorted(missing))
        raise CannotGrade(f"There is no verdict for {names}: run the same command again.")
    for student, reason in unmarked.items():
        records.save(student, Record(records.read(student).verdicts, unmarked=reason))
    return Graded({s: records.read(s).verdicts for s in marked}, unmarked, owners)


def judged(submission: StudentSubmission, records: Records) -> StudentSubmission:
    """The submission; refused, so that it gets no score, if it could not be graded on this machine."""
    if submission.refused:
        return submission
    verdicts = records.read(submission.student).verdicts
    return replace(
        submission, refused=why_not_graded({slug: verdicts[slug] for slug in submission.answers})
    )
