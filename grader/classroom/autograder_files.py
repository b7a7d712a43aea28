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


CLASSROOM50 = {
    "autograder/autograder.py": "classroom50_autograder.py",
    "README.md": "classroom50_readme.md",
}
"""The files around an assignment of Classroom 50, and what they are made from."""


def kit_with(exercises: Sequence[Exercise], root: Path = KIT) -> dict[str, bytes]:
    """The kit's files by path, with no other exercises than these. UsageError without a clone."""
    chosen = {f"{e.chapter}/{file.name}" for e in exercises for file in (e.stub, e.check_file)}
    chosen |= {f"{exercise.chapter}/README.md" for exercise in exercises}
    files = {path.removeprefix(f"{TOP}/"): data for path, data in student_files(root).items()}
    named = {path: path.removeprefix("exercises/") for path in files}
    return {p: files[p] for p, name in named.items() if name == p or name in chosen}


def _with_hidden(exercises: Sequence[Exercise], root: Path) -> dict[str, bytes]:
    """The same, and the teacher's hidden checks."""
    hidden = filter(None, map(hidden_checks, exercises))
    return kit_with(exercises, root) | {
        _place(one.check_file): one.check_file.read_bytes() for one in hidden
    }


def _place(file: Path) -> str:
    """Where a file of an exercise's solutions is in the kit."""
    return "/".join(["solutions", *file.parts[-3:]])


def gradescope_zip(exercises: Sequence[Exercise], root: Path = KIT) -> bytes:
    """The archive that a teacher uploads to Gradescope."""
    programs = {name: (HERE / file).read_bytes() for name, file in GRADESCOPE.items()}
    kit = {f"kit/{path}": data for path, data in _with_hidden(exercises, root).items()}
    return zipped(programs | kit, programs)


def classroom50_files(exercises: Sequence[Exercise], root: Path = KIT) -> dict[str, bytes]:
    """An assignment of Classroom 50, by path: the students' template, the autograder, what to do."""
    around = {name: (HERE / file).read_bytes() for name, file in CLASSROOM50.items()}
    template = {f"template/{path}": data for path, data in kit_with(exercises, root).items()}
    kit = zipped(_with_hidden(exercises, root))
    return around | template | {"autograder/awaitlings-kit.zip": kit}
