"""`awaitlings bundle`: the archive that a teacher hands out to students."""

import argparse
from pathlib import Path

from grader.errors import PASSED, UsageError

ABOUT = """Write the archive for students: exercises, pages, checks and the kit, ready for `make check`.

It contains no solutions and no tests of the kit. From the same files it is always the same, byte for
byte. If a stub contains an answer, the command stops: your answers never get into the archive."""
EXAMPLES = """examples:
  make bundle OUT=week1.zip
  awaitlings bundle --out handout.tar.gz"""
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
    default = Path("awaitlings-student.zip")
    command.add_argument("-o", "--out", type=Path, default=default, metavar="FILE", help=about)
    command.set_defaults(run=bundle)


def bundle(options: argparse.Namespace) -> int:
    """`awaitlings bundle`."""
    from grader.atomic_write import replace_file
    from grader.classroom.student_archive import packed, student_files

    out: Path = options.out
    if out.is_dir():
        out /= "awaitlings-student.zip"
    kind = next((ending for ending in ENDINGS if out.name.endswith(ending)), None)
    if kind is None:
        raise UsageError(f"--out: expected a name that ends in .zip or .tar.gz, got {out}.")
    if not out.absolute().parent.is_dir():
        raise UsageError(
            f"--out: there is no folder {out.parent}: create it, or name another file."
        )
    files = student_files()
    replace_file(out, packed(files, kind))
    print(f"{out}: {len(files)} files, {out.stat().st_size >> 10} KB, without solutions")
    return PASSED
