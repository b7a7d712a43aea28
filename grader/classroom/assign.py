"""Makes an assignment: builds and validates its notebook; nbgrader makes the students' version."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.classroom.build_notebook import notebook
from grader.classroom.course import Course, must_succeed
from grader.errors import CannotGrade, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import Exercise


def assign(course: Course, name: str, exercises: Sequence[Exercise], due: datetime | None) -> Path:
    """Make an assignment; returns its source notebook. UsageError, CannotGrade."""
    if not name.replace("-", "").replace("_", "").replace(".", "").isalnum():
        raise UsageError(
            f"`{name}` is not a valid name of an assignment: use letters, digits, `-`, `_` and `.`."
        )
    _must_not_be_submitted(course, name)
    source = write_source(course, name, exercises)
    validate(source)
    generate(course, name)
    if due is not None:
        with course.api.gradebook as gradebook:
            utc = due.astimezone(UTC).replace(tzinfo=None)  # as nbgrader stores times
            gradebook.update_or_create_assignment(name, duedate=utc)
    return source


def release(course: Course, name: str) -> Path:
    """Release an assignment to the exchange; returns the folder there. CannotGrade."""
    target = course.exchange / "outbound" / name
    if target.is_dir():
        shutil.rmtree(target)  # a new version replaces the old one
    must_succeed("The release", course.api.release_assignment(name))
    return target


def _must_not_be_submitted(course: Course, name: str) -> None:
    if students := course.students(name):
        raise UsageError(
            f"`{name}` cannot be changed, because {count(len(students), 'student')} submitted it already: "
            "give the new assignment another name."
        )


def write_source(course: Course, name: str, exercises: Sequence[Exercise]) -> Path:
    """Write the source notebook. UsageError if there are other Python files in its folder."""
    import nbformat

    target = course.path("source", name) / f"{name}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    others = [file.name for file in target.parent.iterdir() if file.suffix == ".py"]
    if others:
        raise UsageError(
            f"{target.parent} contains {', '.join(others)}, and nbgrader releases every file in that "
            "folder to the students: move it out."
        )
    nbformat.write(notebook(name, exercises), target)
    return target


def validate(source: Path) -> None:
    """Validate with nbgrader: the solutions must earn all points. CannotGrade if they do not."""
    from nbgrader.validator import Validator
    from traitlets.config import Config

    # the kernel communicates through files that no other user of the machine can read
    results = Validator(config=Config({"KernelManager": {"transport": "ipc"}})).validate(
        str(source)
    )
    if problems := list(_problems(results)):
        raise CannotGrade(f"{source}: a solution does not earn all points. {problems[0]}")


def _problems(results: dict[str, Any]) -> Iterator[str]:
    for kind, cells in results.items():
        for cell in cells:
            last = cell.get("error", "").strip().splitlines()[-1:]
            yield f"{cell['source'].splitlines()[0]}: {' '.join([kind, *last])}"


def generate(course: Course, name: str) -> None:
    """Run nbgrader's generate_assignment: the students' version, and the entry in the gradebook."""
    must_succeed("generate_assignment", course.api.generate_assignment(name, force=True))
