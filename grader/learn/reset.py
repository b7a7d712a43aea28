"""Starting an exercise afresh: the learner's file is kept aside, the stub is put in its place.

A fresh stub comes from the kit. Where the kit's own exercises are the ones that the learner edits, as
in a clone, it comes from a copy that was made of each stub before it was first answered.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from grader.atomic_write import replace_file
from grader.errors import UsageError
from grader.exercise import catalog
from grader.exercise.catalog import Exercise
from grader.exercise.learner_files import is_to_do
from grader.learn.progress import FOLDER, unused

STUBS = "stubs"
KEPT = "kept"


def workspace_of(exercise: Exercise) -> Path:
    """The folder that holds `exercises/`."""
    return exercise.stub.parents[2]


def keep_stubs(exercises: Sequence[Exercise]) -> None:
    """Copy the stubs that are still as they came, where the kit has no others and may write."""
    for exercise in exercises:
        copy = _copy_of(exercise)
        if _in_the_kit(exercise) is None and not copy.exists():
            with suppress(OSError, ValueError):  # a file that cannot be read is no stub
                if is_to_do(exercise):
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    replace_file(copy, exercise.stub.read_text(encoding="utf-8"))


def fresh_stub(exercise: Exercise) -> str:
    """The text of the stub as it came. UsageError if there is none."""
    for source in (_in_the_kit(exercise), _copy_of(exercise)):
        if source is not None and source.is_file():
            return source.read_text(encoding="utf-8")
    raise UsageError(
        f"There is no fresh copy of {exercise.stub.name} here: it was answered before one could be "
        "kept. Your file stays as it is; with git, `git checkout` brings the first one back."
    )


def reset(exercise: Exercise) -> Path | None:
    """Put the fresh stub in place; gives where the old file is kept, if there was one.

    UsageError if there is no fresh stub, OSError if something cannot be written.
    """
    stub = fresh_stub(exercise)
    aside = None
    if exercise.stub.exists():
        folder = workspace_of(exercise) / FOLDER / KEPT
        folder.mkdir(parents=True, exist_ok=True)
        aside = unused(folder, f"{exercise.slug}-{datetime.now():%Y%m%d-%H%M%S}.py")
        try:
            aside.write_bytes(exercise.stub.read_bytes())
        except OSError:  # half a copy is none
            aside.unlink(missing_ok=True)
            raise
    replace_file(exercise.stub, stub)
    return aside


def _in_the_kit(exercise: Exercise) -> Path | None:
    """The kit's stub, unless it is this very file."""
    source = catalog.KIT / "exercises" / exercise.chapter / exercise.stub.name
    return source if source.is_file() and not _same(source, exercise.stub) else None


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _copy_of(exercise: Exercise) -> Path:
    return workspace_of(exercise) / FOLDER / STUBS / exercise.chapter / exercise.stub.name
