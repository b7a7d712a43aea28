"""What runs on a Dask worker: tells whether the machine is fit, and grades answers that come as data.

Nothing of it is sent there but names: a worker has the kit installed, in the same version.
"""

import asyncio
import hashlib
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from distributed import Worker, WorkerPlugin

from grader.classroom.on_this_machine import grade_here
from grader.classroom.student_submission import StudentAnswer
from grader.errors import CannotGrade
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.exercise.submission import Submission
from grader.supervisor import Level
from grader.supervisor.isolation import settle

RESOURCE = "awaitlings"
"""What a fit worker offers one of. Each task needs it, so a worker has one task at a time."""
PACKAGE = Path(__file__).resolve().parents[1]


@cache
def this_kit() -> str:
    """The kit and the Python that grade here, in words; the same only where both are the same."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*.py")):
        digest.update(file.read_bytes())
    python = ".".join(map(str, sys.version_info[:2]))
    return f"Awaitlings {version('awaitlings')} ({digest.hexdigest()[:8]}) on Python {python}"


def unfit(kit: str, level: int) -> str:
    """Why this machine cannot grade as the one that asks would; empty if it can."""
    if this_kit() != kit:
        return f"it has {this_kit()}, and here is {kit}: install the same there."
    try:
        settle(Level(level))
    except CannotGrade as reason:
        return str(reason)
    return ""


class OffersItself(WorkerPlugin):
    """Has each worker that is fit offer RESOURCE, also one that joins later."""

    name = "awaitlings"

    def __init__(self, kit: str, level: int) -> None:
        self.wanted = kit, level

    async def setup(self, worker: Worker) -> None:
        """Called when the worker is known to the scheduler."""
        fit = not await asyncio.to_thread(unfit, *self.wanted)
        await worker.set_resources(**{RESOURCE: int(fit)})


def as_data(answer: StudentAnswer) -> dict[str, Any]:
    """An answer, ready to be sent."""
    student, exercise, one = answer
    text = {"text": one.text, "rejected": one.rejected, "before": one.before}
    about = {"student": student, "slug": exercise.slug, "label": one.label, "path": str(one.path)}
    return about | text | {"files": one.files}


def _from_data(data: dict[str, Any], catalog: Catalog) -> StudentAnswer:
    (exercise,) = catalog.select([data.pop("slug")])
    student, path = data.pop("student"), Path(data.pop("path"))
    files = tuple((name, text) for name, text in data.pop("files"))
    return StudentAnswer(student, exercise, Submission(path=path, files=files, **data))


def grade_part(answers: Sequence[dict[str, Any]], options: dict[str, Any]) -> list[dict[str, Any]]:
    """The verdicts on these answers, in their order. CannotGrade."""
    catalog = Catalog(exercises_folder())
    todo = [_from_data(dict(data), catalog) for data in answers]
    found: dict[tuple[str, str], dict[str, Any]] = {}

    def save(part: Sequence[StudentAnswer], verdicts: Sequence[dict[str, Any]]) -> None:
        for one, verdict in zip(part, verdicts, strict=True):
            found[one.student, one.exercise.slug] = verdict

    isolation = Level(options["isolation"])
    grade_here(todo, Options(**(options | {"isolation": isolation})), save)
    return [found[one.student, one.exercise.slug] for one in todo]
