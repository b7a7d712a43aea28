"""Marks in the gradebook: nbgrader's autograde for each student, and a look at whether all have one."""

import shutil
from collections.abc import Callable, Sequence

from grader.classroom.course import Course, complaint
from grader.classroom.handed_in import HandedIn

NO_SCORE = "nbgrader has no score for it, and does not say why."


def autograde(
    course: Course, name: str, handed: Sequence[HandedIn], progress: Callable[[int, int], None]
) -> dict[str, str]:
    """Give each student a mark; gives those who have none, with the reason.

    One call for each student: what is wrong with one submission stops no other.
    """
    unmarked: dict[str, str] = {}
    for number, one in enumerate(handed):
        progress(number, len(handed))
        withdraw(course, name, one.student)
        reason = one.refused or _autograde(course, name, one.student)
        if reason or not has_mark(course, name, one.student):
            unmarked[one.student] = reason or NO_SCORE
    progress(len(handed), len(handed))
    return unmarked


def _autograde(course: Course, name: str, student: str) -> str:
    """Autograde one student; gives what went wrong, if anything."""
    outcome = course.api.autograde(name, student, force=True)
    if outcome["success"]:
        return ""
    return f"nbgrader stops at this notebook ({complaint(outcome)}): look at it in `submitted`."


def withdraw(course: Course, name: str, student: str) -> None:
    """Take back an older mark, so that it cannot pass for the mark of what lies here now."""
    from nbgrader.api import MissingEntry

    shutil.rmtree(course.path("autograded", name, student), ignore_errors=True)
    with course.api.gradebook as gradebook:
        try:
            submission = gradebook.find_submission(name, student)
        except MissingEntry:
            return
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                grade.auto_score = None
        gradebook.db.commit()


def has_mark(course: Course, name: str, student: str) -> bool:
    """Whether a student has an autograded copy, and a score for every cell that is graded by itself."""
    from nbgrader.api import MissingEntry

    if not (course.path("autograded", name, student) / f"{name}.ipynb").is_file():
        return False
    with course.api.gradebook as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(name, name, student)
        except MissingEntry:
            return False
        ours = [grade for grade in notebook.grades if grade.name.startswith("check-")]
        return bool(ours) and all(grade.auto_score is not None for grade in ours)
