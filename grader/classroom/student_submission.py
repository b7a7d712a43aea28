"""A student's submission: the answers in a collected notebook, even if it is damaged."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from grader.classroom.course import Course
from grader.commands import as_typed
from grader.errors import UsageError
from grader.exercise.catalog import Catalog, Exercise, UnknownName, exercises_folder
from grader.exercise.submission import Rejected, Submission, read
from grader.ingest.notebook import MAX_NOTEBOOK, TOO_LARGE, answers
from grader.ingest.notebook_answers import asks_of


@dataclass(frozen=True)
class StudentSubmission:
    """One student's submission. `refused` says why it cannot be graded, if it cannot."""

    student: str
    digest: str = ""
    answers: Mapping[str, Submission] = field(default_factory=dict)
    refused: str = ""


class StudentAnswer(NamedTuple):
    """One answer of one student, to be graded."""

    student: str
    exercise: Exercise
    submission: Submission


def exercises_of(course: Course, name: str) -> list[Exercise]:
    """The exercises of an assignment, in the order of its released notebook."""
    import nbformat

    notebook = released(course, name)
    slugs = [
        slug for cell in nbformat.read(notebook, as_version=4).cells if (slug := checked(cell))
    ]
    try:
        chosen = Catalog(exercises_folder()).select(slugs) if slugs else []
    except UnknownName as error:
        raise UsageError(f"{notebook} names an unknown exercise. {error}") from None
    return sorted(chosen, key=lambda exercise: slugs.index(exercise.slug))


def grade_id(cell: Any) -> str:
    """The nbgrader ID of a cell, or an empty string."""
    about = cell.metadata.get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else ""


def checked(cell: Any) -> str:
    """The slug of the exercise that a cell checks, or an empty string."""
    slug = grade_id(cell).removeprefix("check-")
    return slug if cell.source == f'check("{slug}")' else ""


def digest(data: bytes) -> str:
    """The digest of a notebook, as saved with its verdicts."""
    return hashlib.sha256(data).hexdigest()


def released(course: Course, name: str) -> Path:
    """The released notebook of an assignment. UsageError if there is none."""
    notebook = course.path("release", name) / f"{name}.ipynb"
    if not notebook.is_file():
        raise UsageError(
            f"There is no {notebook}: make it with `{as_typed('classroom', 'assign', name)} SLUG…`."
        )
    return notebook


def read_submission(
    course: Course, name: str, student: str, exercises: Sequence[Exercise]
) -> StudentSubmission:
    """Read one student's submission. If something is wrong with it, `refused` says what."""
    path = course.path("submitted", name, student) / f"{name}.ipynb"
    asks = asks_of(exercises)
    try:
        data = read(path, MAX_NOTEBOOK, TOO_LARGE)
        found = answers(data, student, path, asks)
    except Rejected as reason:
        there = ", ".join(sorted(file.name for file in path.parent.glob("*.ipynb"))) or "none"
        others = "" if path.exists() else f" Submitted notebooks: {there}."
        return StudentSubmission(student, refused=f"{path.name}: {reason}{others}")
    return StudentSubmission(student, digest(data), {slug: found[slug] for slug in asks})
