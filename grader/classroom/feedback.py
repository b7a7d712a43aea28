"""Writes and releases feedback: nbgrader's pages, with our reports in the check cells."""

import html
from collections.abc import Callable, Mapping
from pathlib import Path

from grader.atomic_write import replace_file
from grader.classroom.course import Course, complaint, must_succeed
from grader.classroom.student_submission import exercises_of
from grader.commands import as_typed

IN_INDEX = '<a href="#check-{slug}">{text}</a>'
"""A line of the index above nbgrader's page (`formgrader/templates/feedback/index.html.j2`)."""


def release_feedback(
    course: Course, name: str, progress: Callable[[int, int], None]
) -> tuple[list[str], dict[str, str]]:
    """Write and release the pages of all graded students; returns them, and the others with the reason."""
    course.must_have(name)
    graded = sorted(course.api.get_autograded_students(name))
    titles = {one.slug: f"{one.slug}: {one.title}" for one in exercises_of(course, name)}
    failed = {}
    for number, student in enumerate(graded):
        progress(number, len(graded))
        outcome = course.api.generate_feedback(name, student, force=True)
        if not outcome["success"]:
            failed[student] = complaint(outcome)
            continue
        name_cells(course.path("feedback", name, student) / f"{name}.html", titles)
    progress(len(graded), len(graded))
    for student in set(course.students(name)) - set(graded):
        failed[student] = f"not graded: run `{as_typed('classroom', 'grade', name)}` to see why"
    made = [student for student in graded if student not in failed]
    if made:
        must_succeed("The release of feedback", course.api.release_feedback(name))
    return made, failed


def name_cells(page: Path, titles: Mapping[str, str]) -> None:
    """Say in the index what each check is of. nbgrader calls each of them `Test cell`."""
    text = page.read_text(encoding="utf-8")
    for slug, title in titles.items():
        before = IN_INDEX.format(slug=slug, text="Test cell")
        text = text.replace(before, IN_INDEX.format(slug=slug, text=html.escape(title)))
    replace_file(page, text)
