"""The files of an autograder: the kit with some exercises, and what a system wants beside it.

A teacher's hidden checks are in it, solutions are not.
"""

from collections.abc import Sequence
from pathlib import Path

from grader.classroom.student_archive import TOP, student_files, zipped
from grader.exercise.catalog import KIT, Exercise
from grader.exercise.hidden import hidden_checks

HERE = Path(__file__).parent
GRADESCOPE = {"setup.sh": "gradescope_setup.sh", "run_autograder": "gradescope_run.sh"}
"""The programs of a Gradescope autograder, and the files that they are made from."""


def kit_with(exercises: Sequence[Exercise], root: Path = KIT) -> dict[str, bytes]:
    """The kit's files by path, with no other exercises than these. UsageError without a clone."""
    chosen = {f"{e.chapter}/{file.name}" for e in exercises for file in (e.stub, e.check_file)}
    chosen |= {f"{exercise.chapter}/README.md" for exercise in exercises}
    files = {path.removeprefix(f"{TOP}/"): data for path, data in student_files(root).items()}
    named = {path: path.removeprefix("exercises/") for path in files}
    kept = {p: files[p] for p, name in named.items() if name == p or name in chosen}
    hidden = filter(None, map(hidden_checks, exercises))
    return kept | {_place(one.check_file): one.check_file.read_bytes() for one in hidden}


def _place(file: Path) -> str:
    """Where a file of an exercise's solutions is in the kit."""
    return "/".join(["solutions", *file.parts[-3:]])


def gradescope_zip(exercises: Sequence[Exercise], root: Path = KIT) -> bytes:
    """The archive that a teacher uploads to Gradescope."""
    programs = {name: (HERE / file).read_bytes() for name, file in GRADESCOPE.items()}
    kit = {f"kit/{path}": data for path, data in kit_with(exercises, root).items()}
    return zipped(programs | kit, programs)
