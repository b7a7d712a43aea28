"""`awaitlings bundle`: the archive that a teacher gives to students."""

import argparse
from pathlib import Path

from grader.errors import PASSED, UsageError

ABOUT = """Write the archive for students: exercises, pages, checks and the kit, ready for `make check`.

There are no solutions in it, and no tests of the kit. Made twice of the same files it is the same,
byte for byte. A stub that has been answered stops it: nothing of yours gets into it."""
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
    about = "the file, .zip or .tar.gz, or a folder for it (awaitlings-student.zip)"
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
        raise UsageError(f"--out wants a file that ends in .zip or .tar.gz, and {out} does not.")
    if not out.absolute().parent.is_dir():
        raise UsageError(f"--out: there is no folder {out.parent}.")
    files = student_files()
    replace_file(out, packed(files, kind))
    print(f"{out}: {len(files)} files, {out.stat().st_size >> 10} KB, no solutions in it")
    return PASSED
