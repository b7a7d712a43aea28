"""A course folder: made, and opened with nbgrader's own configuration."""

import contextlib
import os
import re
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from grader.errors import CannotGrade, UsageError

CONFIG = "nbgrader_config.py"
TEMPLATES = Path(__file__).parent


@dataclass(frozen=True)
class Course:
    """A course folder and nbgrader's interface to it, an `NbGraderAPI`."""

    folder: Path
    api: Any

    @property
    def exchange(self) -> Path:
        """The course's folder in the exchange."""
        return Path(self.api.exchange_root, self.api.course_id)

    def path(self, step: str, name: str, student: str = ".") -> Path:
        """The folder of one assignment: `step` is source, release, submitted, autograded, feedback."""
        directory = getattr(self.api.coursedir, f"{step}_directory")
        return Path(self.api.coursedir.format_path(directory, student, name))

    def students(self, name: str) -> list[str]:
        """The students whose submission of an assignment was collected."""
        return sorted(self.api.get_submitted_students(name))

    def must_have(self, name: str) -> None:
        """UsageError if there is no such assignment; the message says which there are."""
        from nbgrader.api import MissingEntry

        with self.api.gradebook as gradebook:
            try:
                gradebook.find_assignment(name)
            except MissingEntry:
                known = ", ".join(f"`{a.name}`" for a in gradebook.assignments) or "none yet"
                raise UsageError(
                    f"There is no assignment `{name}` in {self.folder} (there are: {known}). "
                    f"Make it with `awaitlings classroom assign {name} …`."
                ) from None


class NbgraderFailed(CannotGrade):
    """A step of nbgrader's failed. The message ends with the last line that it had to say."""


def must_succeed(what: str, outcome: dict[str, Any]) -> None:
    """NbgraderFailed if one of nbgrader's steps was no success."""
    if not outcome["success"]:
        raise NbgraderFailed(f"{what} did not work. nbgrader says: {complaint(outcome)}")


def complaint(outcome: dict[str, Any]) -> str:
    """What nbgrader says of a step that failed: the cause, in one line."""
    lines = [line.strip() for line in outcome.get("log", "").splitlines() if line.strip()]
    causes = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Locked\w*)\b", line)]
    others = outcome.get("error", "").strip().splitlines()
    return str((causes or others or lines or ["nothing"])[-1])


def init(folder: Path, course_id: str, exchange: Path | None) -> Path:
    """Make a course folder; gives the exchange. UsageError if there is a course already."""
    folder = folder.resolve()
    course_id = course_id or folder.name
    if not re.fullmatch(r"[\w.-]+", course_id):
        raise UsageError(
            f"A course's id has letters, digits, `-`, `_` and `.`, and `{course_id}` has others: "
            "give another name with --id."
        )
    if (folder / CONFIG).exists():
        raise UsageError(f"There is a course in {folder} already: its {CONFIG} stays as it is.")
    _must_have_nbgrader()
    exchange = (exchange or folder / "exchange").resolve()
    (folder / "source").mkdir(parents=True, exist_ok=True)
    if not exchange.is_dir():
        exchange.mkdir(parents=True)
        exchange.chmod(0o777)  # every student hands in here
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
            f"There is no course in {folder} (no {CONFIG}). "
            "Name one with --course, or make one with `awaitlings classroom init FOLDER`."
        )
    _must_have_nbgrader()
    from nbgrader.apps.api import NbGraderAPI
    from sqlalchemy.exc import SAWarning

    # nbgrader adds a submission to its database in an order that SQLAlchemy remarks on each time
    warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.api")
    # where nbgrader looks for a course's own plugins; last, so that they hide no other module
    sys.path.append(str(folder))
    return Course(folder, NbGraderAPI(config=_configuration(folder)))


def _must_have_nbgrader() -> None:
    try:
        import nbgrader  # noqa: F401
    except ImportError:
        raise CannotGrade(
            "nbgrader is not installed: pip install 'awaitlings[classroom]', or `make classroom`."
        ) from None
    # nbgrader starts `alembic` by its bare name
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def _configuration(folder: Path) -> Any:
    """What nbgrader reads when it is started in the course's folder: the user's, and the course's."""
    from nbgrader.apps import NbGrader

    application = NbGrader(raise_config_file_errors=True)
    try:
        with contextlib.chdir(folder):
            application.load_config_file()
    except Exception as error:
        raise UsageError(
            f"{folder / CONFIG} cannot be read: {type(error).__name__}: {error}"
        ) from None
    return application.config
