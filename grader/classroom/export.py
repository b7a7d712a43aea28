"""Writes grades as CSV: nbgrader's columns, and a remark for each student without a current score."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.classroom.course import Course
from grader.classroom.gradebook import has_score
from grader.classroom.records import Records
from grader.classroom.reports import write_csv
from grader.report.terminal import NO_SUBMISSION

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "remark"),
)


def export(course: Course, name: str, target: Path) -> int:
    """Write the grades of an assignment; returns the number of students."""
    course.must_have(name)
    with course.api.gradebook as gradebook:
        rows = list(_rows(course, gradebook, name))
    write_csv(target, COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))
    return len(rows)


def _rows(course: Course, gradebook: Any, name: str) -> Iterator[Mapping[str, Any]]:
    assignment = gradebook.find_assignment(name)
    records = Records.in_course(course.folder, name)
    known = {student.id: student for student in gradebook.students}
    for student in sorted({*known, *records.students()}):
        person = known.get(student)
        yield {
            "assignment": name,
            "duedate": assignment.duedate or "",
            "student_id": student,
            "last_name": person and person.last_name,
            "first_name": person and person.first_name,
            "email": person and person.email,
            **_scores(gradebook, name, student),
            "max_score": assignment.max_score,
            "remark": _remark(course, name, student, records),
        }


def _scores(gradebook: Any, name: str, student: str) -> dict[str, Any]:
    """The scores as in nbgrader's own export; a student without a submission has no points."""
    from nbgrader.api import MissingEntry

    try:
        submission = gradebook.find_submission(name, student)
    except MissingEntry:
        return {"raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
    penalty = submission.late_submission_penalty or 0.0
    return {
        "timestamp": submission.timestamp,
        "raw_score": submission.score,
        "late_submission_penalty": penalty,
        "score": max(0.0, submission.score - penalty),
    }


def _remark(course: Course, name: str, student: str, records: Records) -> str:
    """Why there is no score, or why it is not that of the newest submission."""
    if student not in records.students():
        return "" if has_score(course, name, student) else NO_SUBMISSION
    reason = records.read(student).unmarked
    return reason if has_score(course, name, student) else f"not graded: {reason}"
