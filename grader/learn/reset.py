"""Resets an exercise: backs up the learner's file, then restores the stub.

The stub comes from the kit. In a clone, where the learner edits the kit's own exercises, it comes
from a copy that was made before the stub was first answered.
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
BACKUPS = "kept"


def workspace_of(exercise: Exercise) -> Path:
    """The folder that contains `exercises/`."""
    return exercise.stub.parents[2]


def keep_stubs(exercises: Sequence[Exercise]) -> None:
    """Copy the stubs that are still unanswered, unless the kit has its own copies."""
    for exercise in exercises:
        copy = _copy_of(exercise)
        if _in_the_kit(exercise) is None and not copy.exists():
            with suppress(OSError, ValueError):  # a file that cannot be read is not a stub
                if is_to_do(exercise):
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    replace_file(copy, exercise.stub.read_text(encoding="utf-8"))


def fresh_stub(exercise: Exercise) -> str:
    """The original text of the stub. UsageError if there is no copy."""
    for source in (_in_the_kit(exercise), _copy_of(exercise)):
        if source is not None and source.is_file():
            return source.read_text(encoding="utf-8")
    if _is_unanswered(exercise):
        raise UsageError(
            f"{exercise.stub.name} is not answered yet: there is nothing to reset. Your file was not changed."
        )
    raise UsageError(
        f"There is no copy of the original {exercise.stub.name} here: it was answered before the kit "
        "could copy it. Your file was not changed. In a git clone, restore it with "
        f"git checkout exercises/{exercise.chapter}/{exercise.stub.name}"
    )


def reset(exercise: Exercise) -> Path | None:
    """Restore the stub; returns the path of the learner's file's backup, if there was a file.

    UsageError if there is no copy of the stub, OSError if something cannot be written.
    """
    stub = fresh_stub(exercise)
    backup = None
    if exercise.stub.exists():
        folder = workspace_of(exercise) / FOLDER / BACKUPS
        folder.mkdir(parents=True, exist_ok=True)
        backup = unused(folder, f"{exercise.slug}-{datetime.now():%Y%m%d-%H%M%S}.py")
        try:
            backup.write_bytes(exercise.stub.read_bytes())
        except OSError:  # an incomplete copy is worthless
            backup.unlink(missing_ok=True)
            raise
    replace_file(exercise.stub, stub)
    return backup


def _is_unanswered(exercise: Exercise) -> bool:
    with suppress(OSError, ValueError):
        return is_to_do(exercise)
    return False


def _in_the_kit(exercise: Exercise) -> Path | None:
    """The kit's stub, unless it is the file that the learner edits."""
    source = catalog.KIT / "exercises" / exercise.chapter / exercise.stub.name
    return source if source.is_file() and not _same(source, exercise.stub) else None


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _copy_of(exercise: Exercise) -> Path:
    return workspace_of(exercise) / FOLDER / STUBS / exercise.chapter / exercise.stub.name
