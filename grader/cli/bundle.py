"""`awaitlings bundle`: the archive that a teacher hands out to students, or an autograder for a course's system."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import PASSED, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import KIT, Catalog, Exercise
from grader.exercise.hidden import checked_by

ABOUT = """Write the archive for students: exercises, pages, checks and the kit, ready for `make check`.

It contains no solutions and no tests of the kit. From the same files it is always the same, byte for
byte. If a stub contains an answer, the command stops: your answers never get into the archive.

With --gradescope or --classroom50 it writes an autograder for these exercises instead."""
EXAMPLES = """examples:
  make bundle OUT=week1.zip
  awaitlings bundle --out handout.tar.gz
  awaitlings bundle --gradescope greet fetch_all --out week1.zip
  awaitlings bundle --classroom50 03_gather --out week1"""
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
    about = "write a folder with the template and the autograder of an assignment in Classroom 50"
    command.add_argument("--classroom50", nargs="+", metavar="SLUG", help=about)
    command.set_defaults(run=bundle)


def bundle(options: argparse.Namespace) -> int:
    """`awaitlings bundle`."""
    from grader.atomic_write import replace_file
    from grader.classroom.student_archive import packed, student_files

    if options.gradescope and options.classroom50:
        raise UsageError("--gradescope and --classroom50: name one system at a time.")
    if options.gradescope:
        return _for_gradescope(options)
    if options.classroom50:
        return _for_classroom50(options)
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
    print(f"{out}: {_described(exercises)}. Upload it as the assignment's autograder.")
    return PASSED


def _for_classroom50(options: argparse.Namespace) -> int:
    from grader.classroom.autograder_files import classroom50_files

    exercises = Catalog(KIT / "exercises").select(options.classroom50)
    out = options.out or Path("awaitlings-classroom50")
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise UsageError(f"--out: {out} is there already: name a new folder.")
    _write_folder(out, classroom50_files(exercises))
    print(f"{out}: {_described(exercises)}. {out / 'README.md'} says where its parts belong.")
    return PASSED


def _described(exercises: Sequence[Exercise]) -> str:
    points = sum(by.max_points for grading in checked_by(exercises).values() for by in grading)
    return f"an autograder for {count(len(exercises), 'exercise')}, {points} points"


def _write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files as a whole. UsageError if there is no folder to put it in."""
    if not out.absolute().parent.is_dir():
        raise UsageError(f"--out: there is no folder {out.parent}: create it, or name another one.")
    with TemporaryDirectory(dir=out.absolute().parent, prefix=".awaitlings-") as staging:
        whole = Path(staging, "whole")
        for name, data in files.items():
            (whole / name).parent.mkdir(parents=True, exist_ok=True)
            (whole / name).write_bytes(data)
        whole.rename(out)


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
