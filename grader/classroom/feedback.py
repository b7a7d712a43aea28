"""Writes and releases feedback: nbgrader's pages, with our reports in the check cells."""

from collections.abc import Callable

from grader.classroom.course import Course, complaint, must_succeed
from grader.commands import as_typed


def release_feedback(
    course: Course, name: str, progress: Callable[[int, int], None]
) -> tuple[list[str], dict[str, str]]:
    """Write and release the pages of all graded students; returns them, and the others with the reason."""
    course.must_have(name)
    graded = sorted(course.api.get_autograded_students(name))
    failed = {}
    for number, student in enumerate(graded):
        progress(number, len(graded))
        outcome = course.api.generate_feedback(name, student, force=True)
        if not outcome["success"]:
            failed[student] = complaint(outcome)
    progress(len(graded), len(graded))
    for student in set(course.students(name)) - set(graded):
        failed[student] = f"not graded: run `{as_typed('classroom', 'grade', name)}` to see why"
    made = [student for student in graded if student not in failed]
    if made:
        must_succeed("The release of feedback", course.api.release_feedback(name))
    return made, failed
