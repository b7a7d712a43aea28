"""`awaitlings bundle`: the archive that a teacher hands out to students, or an autograder for a course's system."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from grader.errors import PASSED, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.hidden import checked_by

ABOUT = """Write the archive for students: exercises, pages, checks and the kit, ready for `make check`.

It contains no solutions and no tests of the kit. From the same files it is always the same, byte for
byte. If a stub contains an answer, the command stops: your answers never get into the archive.

With --gradescope it writes an autograder for these exercises instead."""
EXAMPLES = """examples:
  make bundle OUT=week1.zip
  awaitlings bundle --out handout.tar.gz
  awaitlings bundle --gradescope greet fetch_all --out week1.zip"""
ENDINGS = (".zip", ".tar.gz")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its option."""
    command = commands.add_parser(
        "bundle",
        help="for teachers: the archive for students",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    about = "the file, .zip or .tar.gz, or its folder (default: awaitlings-student.zip)"
    command.add_argument("-o", "--out", type=Path, metavar="FILE", help=about)
    about = "write the autograder that you upload to Gradescope, with these exercises or chapters"
    command.add_argument("--gradescope", nargs="+", metavar="SLUG", help=about)
    command.set_defaults(run=bundle)


def bundle(options: argparse.Namespace) -> int:
    """`awaitlings bundle`."""
    from grader.atomic_write import replace_file
    from grader.classroom.student_archive import packed, student_files

    if options.gradescope:
        return _for_gradescope(options)
    out, kind = _target(options.out, "awaitlings-student.zip", ENDINGS)
    files = student_files()
    replace_file(out, packed(files, kind))
    print(f"{out}: {len(files)} files, {out.stat().st_size >> 10} KB, without solutions")
    return PASSED


def _for_gradescope(options: argparse.Namespace) -> int:
    from grader.atomic_write import replace_file
    from grader.classroom.autograder_files import gradescope_zip

    exercises = Catalog(KIT / "exercises").select(options.gradescope)
    out, _ = _target(options.out, "awaitlings-gradescope.zip", (".zip",))
    replace_file(out, gradescope_zip(exercises))
    points = sum(by.max_points for grading in checked_by(exercises).values() for by in grading)
    number = count(len(exercises), "exercise")
    print(
        f"{out}: an autograder for {number}, {points} points. Upload it as the assignment's autograder."
    )
    return PASSED


def _target(out: Path | None, name: str, endings: Sequence[str]) -> tuple[Path, str]:
    """The file to write, with this name if a folder was named or nothing, and its ending. UsageError."""
    out = Path(name) if out is None else out / name if out.is_dir() else out
    kind = next((ending for ending in endings if out.name.endswith(ending)), None)
    if kind is None:
        wanted = " or ".join(endings)
        raise UsageError(f"--out: expected a name that ends in {wanted}, got {out}.")
    if not out.absolute().parent.is_dir():
        raise UsageError(
            f"--out: there is no folder {out.parent}: create it, or name another file."
        )
    return out, kind
