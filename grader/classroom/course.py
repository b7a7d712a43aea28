"""A course folder: makes one, and opens one with nbgrader's own configuration."""

import contextlib
import os
import re
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from grader.commands import as_typed
from grader.errors import CannotGrade, UsageError

CONFIG = "nbgrader_config.py"
TEMPLATES = Path(__file__).parent


@dataclass(frozen=True)
class Course:
    """A course folder, and nbgrader's `NbGraderAPI` for it."""

    folder: Path
    api: Any

    @property
    def exchange(self) -> Path:
        """The course's folder in the exchange."""
        return Path(self.api.exchange_root, self.api.course_id)

    def path(self, step: str, name: str, student: str = ".") -> Path:
        """The folder of an assignment; `step` is source, release, submitted, autograded or feedback."""
        directory = getattr(self.api.coursedir, f"{step}_directory")
        return Path(self.api.coursedir.format_path(directory, student, name))

    def students(self, name: str) -> list[str]:
        """The students whose submission of an assignment was collected."""
        return sorted(self.api.get_submitted_students(name))

    def must_have(self, name: str) -> None:
        """UsageError if there is no such assignment; the message lists the existing ones."""
        from nbgrader.api import MissingEntry

        with self.api.gradebook as gradebook:
            try:
                gradebook.find_assignment(name)
            except MissingEntry:
                known = ", ".join(f"`{a.name}`" for a in gradebook.assignments) or "none yet"
                raise UsageError(
                    f"There is no assignment `{name}` in {self.folder} (existing: {known}). "
                    f"Make it with `{as_typed('classroom', 'assign', name)} SLUG…`."
                ) from None


class NbgraderFailed(CannotGrade):
    """A step of nbgrader failed. The message ends with the cause that nbgrader gives."""


def must_succeed(what: str, outcome: dict[str, Any]) -> None:
    """NbgraderFailed if a step of nbgrader did not succeed."""
    if not outcome["success"]:
        raise NbgraderFailed(f"{what} failed. nbgrader says: {complaint(outcome)}")


def complaint(outcome: dict[str, Any]) -> str:
    """The cause that nbgrader gives for a failed step, in one line."""
    lines = [line.strip() for line in outcome.get("log", "").splitlines() if line.strip()]
    causes = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Locked\w*)\b", line)]
    others = outcome.get("error", "").strip().splitlines()
    return str((causes or others or lines or ["nothing"])[-1])


def init(folder: Path, course_id: str, exchange: Path | None) -> Path:
    """Make a course folder; returns the exchange. UsageError if there is a course already."""
    folder = folder.resolve()
    course_id = course_id or folder.name
    if not re.fullmatch(r"[\w.-]+", course_id):
        raise UsageError(
            f"`{course_id}` is not a valid course id: pass another one with --id, of letters, digits, "
            "`-`, `_` and `.`."
        )
    if (folder / CONFIG).exists():
        raise UsageError(
            f"There is a course in {folder} already; its {CONFIG} was not changed. Name another folder."
        )
    _must_have_nbgrader()
    exchange = (exchange or folder / "exchange").resolve()
    (folder / "source").mkdir(parents=True, exist_ok=True)
    if not exchange.is_dir():
        exchange.mkdir(parents=True)
        exchange.chmod(0o777)  # every student submits here
    facts = {"name": folder.name, "course_id": repr(course_id), "exchange": repr(str(exchange))}
    for name, template in ((CONFIG, "nbgrader_config.txt"), ("README.md", "course_readme.txt")):
        text = Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(facts)
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
    return exchange


def open_course(folder: Path) -> Course:
    """Open a course. UsageError if there is none, CannotGrade if nbgrader is missing."""
    folder = folder.resolve()
    if not (folder / CONFIG).is_file():
        raise UsageError(
            f"There is no course in {folder}: {CONFIG} is missing. "
            "Name a course with --course, or make one with "
            f"`{as_typed('classroom', 'init', 'COURSE')}`."
        )
    _must_have_nbgrader()
    from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
    from nbgrader.apps.api import NbGraderAPI
    from sqlalchemy.exc import SAWarning

    # a student's editor drops or copies the ids of cells: they are restored, and nobody has to do anything
    warnings.filterwarnings("ignore", category=DuplicateCellId)
    warnings.filterwarnings("ignore", category=MissingIDFieldWarning)
    # nbgrader adds submissions to its database in an order that SQLAlchemy warns about
    warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.api")
    # nbgrader imports a course's own plugins from here; last, so that they shadow no other module
    sys.path.append(str(folder))
    return Course(folder, NbGraderAPI(config=_configuration(folder)))


def _must_have_nbgrader() -> None:
    try:
        import nbgrader  # noqa: F401
    except ImportError:
        raise CannotGrade(
            "nbgrader is not installed: run pip install 'awaitlings[classroom]', or `make classroom`."
        ) from None
    # nbgrader starts `alembic` by its bare name
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def _configuration(folder: Path) -> Any:
    """The configuration that nbgrader reads in the course folder: the user's and the course's."""
    from nbgrader.apps import NbGrader

    application = NbGrader(raise_config_file_errors=True)
    try:
        with contextlib.chdir(folder):
            application.load_config_file()
    except Exception as error:
        raise UsageError(
            f"{folder / CONFIG} cannot be read: {type(error).__name__}: {error}. Fix it there."
        ) from None
    return application.config
