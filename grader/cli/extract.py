"""`awaitlings extract`: get the answers out of a notebook, as the .py files of the exercises."""

import argparse
import re
from pathlib import Path

from grader.cli import arguments
from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.submission import Submission
from grader.report.safe_text import visible

ABOUT = (
    "Get the answers out of a notebook, submitted or not, into DIR/NN_chapter/slug.py. "
    "A file that is there already is left alone, unless you say --force."
)
FUTURE = re.compile(r"(?m)^from __future__ import .*$")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "get the .py files out of a notebook"
    command = commands.add_parser("extract", help=about, description=ABOUT)
    command.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    command.add_argument("folder", type=Path, metavar="DIR", help="where to put the files")
    arguments.names(command)
    command.add_argument(
        "--force", action="store_true", help="replace files that are there already"
    )
    command.set_defaults(run=extract)


def extract(options: argparse.Namespace) -> int:
    """`awaitlings extract`."""
    from grader.ingest.notebook_answers import answers_in_notebook

    if options.folder.exists() and not options.folder.is_dir():
        raise UsageError(
            f"{options.folder} is a file, and a folder is wanted to put the answers in."
        )
    exercises = Catalog(exercises_folder()).select(options.names)
    complete = True
    for answer in answers_in_notebook(options.notebook, exercises, all_wanted=bool(options.names)):
        target = options.folder / answer.exercise.chapter / answer.exercise.stub.name
        if answer.submission.rejected:
            written, said = False, f"not written. {answer.submission.rejected}"
        else:
            written, said = _write(target, as_file(answer.submission), force=options.force)
        print(visible(f"{target}: {said}"))
        complete = complete and written
    return PASSED if complete else NOT_PASSED


def as_file(submission: Submission) -> str:
    """An answer and what it needs of earlier cells, as one file of Python."""
    if not submission.before:
        return submission.text.strip("\n") + "\n"
    first = "".join(f"{line}\n" for line in FUTURE.findall(submission.text))
    answer = FUTURE.sub("", submission.text) if first else submission.text
    return f"{first}{submission.before.rstrip()}\n\n\n{answer.strip()}\n"


def _write(target: Path, text: str, *, force: bool) -> tuple[bool, str]:
    """Write a file, unless there is another one: whether it holds the answer now, and in words."""
    there = target.exists() or target.is_symlink()
    if target.is_file() and target.read_bytes() == text.encode():
        return True, "unchanged"
    if there and not force:
        return False, "not written: another file is there. Replace it with --force."
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return True, "replaced" if there else "written"
