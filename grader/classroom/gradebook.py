"""Scores in the gradebook: runs nbgrader's autograde for each student, and verifies each score."""

import shutil
from collections.abc import Callable, Sequence

from grader.classroom.course import Course, complaint
from grader.classroom.student_submission import StudentSubmission

NO_SCORE = "nbgrader has no score for this submission, and does not say why."


def autograde(
    course: Course,
    name: str,
    submissions: Sequence[StudentSubmission],
    progress: Callable[[int, int], None],
) -> dict[str, str]:
    """Write each student's score; returns the students without a score, with the reason.

    nbgrader is called once for each student, so that one bad submission does not stop the others.
    """
    unmarked: dict[str, str] = {}
    for number, one in enumerate(submissions):
        progress(number, len(submissions))
        clear_score(course, name, one.student)
        reason = one.refused or _autograde(course, name, one.student)
        if reason or not has_score(course, name, one.student):
            unmarked[one.student] = reason or NO_SCORE
    progress(len(submissions), len(submissions))
    return unmarked


def _autograde(course: Course, name: str, student: str) -> str:
    """Autograde one student; returns what went wrong, if anything."""
    outcome = course.api.autograde(name, student, force=True)
    if outcome["success"]:
        return ""
    return f"nbgrader fails at this notebook ({complaint(outcome)}): look at it in `submitted`."


def clear_score(course: Course, name: str, student: str) -> None:
    """Remove an older score, so that it is not mistaken for that of the current submission."""
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


def has_score(course: Course, name: str, student: str) -> bool:
    """Whether a student has an autograded copy, and a score for each of our check cells."""
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
