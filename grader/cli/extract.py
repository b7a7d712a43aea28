"""`awaitlings extract`: writes the answers in a notebook as the .py files of the exercises."""

import argparse
import re
from pathlib import Path

from grader.cli import arguments
from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.submission import Submission
from grader.report.safe_text import visible

ABOUT = (
    "Write the answers in a notebook to DIR/NN_chapter/slug.py. "
    "An existing file is not replaced, unless you pass --force."
)
FUTURE = re.compile(r"(?m)^from __future__ import .*$")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "write the answers in a notebook as .py files"
    command = commands.add_parser("extract", help=about, description=ABOUT)
    command.add_argument("notebook", type=Path, metavar="NOTEBOOK", help="the notebook")
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder for the files")
    arguments.names(command)
    command.add_argument("--force", action="store_true", help="replace existing files")
    command.set_defaults(run=extract)


def extract(options: argparse.Namespace) -> int:
    """`awaitlings extract`."""
    from grader.ingest.notebook_answers import answers_in_notebook

    if options.folder.exists() and not options.folder.is_dir():
        raise UsageError(
            f"Expected a folder for the answers, but {options.folder} is a file: name another one."
        )
    exercises = Catalog(exercises_folder()).select(options.names)
    complete = True
    for answer in answers_in_notebook(options.notebook, exercises, all_wanted=bool(options.names)):
        target = options.folder / answer.exercise.chapter / answer.exercise.stub.name
        if answer.submission.rejected:
            written, message = False, f"not written. {answer.submission.rejected}"
        else:
            written, message = _write(target, as_file(answer.submission), force=options.force)
        print(visible(f"{target}: {message}"))
        complete = complete and written
    return PASSED if complete else NOT_PASSED


def as_file(submission: Submission) -> str:
    """An answer, and the definitions in earlier cells that it needs, as one Python file."""
    if not submission.before:
        return submission.text.strip("\n") + "\n"
    first = "".join(f"{line}\n" for line in FUTURE.findall(submission.text))
    answer = FUTURE.sub("", submission.text) if first else submission.text
    return f"{first}{submission.before.rstrip()}\n\n\n{answer.strip()}\n"


def _write(target: Path, text: str, *, force: bool) -> tuple[bool, str]:
    """Write a file; returns whether it contains the answer now, and a message.

    A different file that exists already is replaced only with `force`.
    """
    there = target.exists() or target.is_symlink()
    if target.is_file() and target.read_bytes() == text.encode():
        return True, "unchanged"
    if there and not force:
        return False, "not written: a different file exists. To replace it, pass --force."
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return True, "replaced" if there else "written"
