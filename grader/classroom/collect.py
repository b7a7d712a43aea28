"""Collects submissions: runs nbgrader's collect for one student at a time, so that none stops others."""

import glob
import os
import re
from pathlib import Path

from grader.classroom.course import Course, complaint

PATTERN = (
    "Not collected: nbgrader would read this student's name as a pattern and collect others. "
    "Rename the folder in the exchange."
)
LINKED = (
    "Not collected: the submission contains symbolic links. The student must submit the files "
    "themselves."
)


def collect(course: Course, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Collect the newest submission of each student.

    Returns the students who could not be collected, with the reason, and the students whose
    submission belongs to another user, with that user, if nbgrader's `check_owner` is set.
    """
    failed: dict[str, str] = {}
    others: dict[str, str] = {}
    for student, folders in _inbound(course, name).items():
        if glob.escape(student) != student or student in (".", ".."):
            failed[student] = PATTERN
            continue
        if any(map(_has_links, folders)):
            failed[student] = LINKED
            continue
        outcome = _collect(course, name, student)
        if owner := re.search(r"but is owned by (.+); cheating", str(outcome.get("log", ""))):
            others[student] = owner[1]
        if not outcome["success"] or not course.path("submitted", name, student).is_dir():
            failed[student] = f"Not collected: {complaint(outcome)}"
    return failed, others


def _inbound(course: Course, name: str) -> dict[str, list[Path]]:
    """The submissions in the exchange, by student: `student+assignment+time+random`."""
    found: dict[str, list[Path]] = {}
    for folder in sorted((course.exchange / "inbound").glob("*")):
        student, plus, rest = folder.name.partition(f"+{name}+")
        if plus and rest and student:
            found.setdefault(student, []).append(folder)
    return found


def _has_links(folder: Path) -> bool:
    parts = ([Path(root, name) for name in dirs + files] for root, dirs, files in os.walk(folder))
    return folder.is_symlink() or any(path.is_symlink() for part in parts for path in part)


def _collect(course: Course, name: str, student: str) -> dict[str, object]:
    everybody = course.api.coursedir.student_id
    course.api.coursedir.student_id = student
    try:
        outcome: dict[str, object] = course.api.collect(name, update=True)
    finally:
        course.api.coursedir.student_id = everybody
    return outcome
