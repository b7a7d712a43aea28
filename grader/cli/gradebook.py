"""The options of `classroom grade` for the gradebook of a course's system, and what they do."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.evidence.failures import count
from grader.report.safe_text import visible

if TYPE_CHECKING:
    from grader.classroom.grade_folder import GradedFolder

USES = (
    "id",
    "grade",
    "max",
    "can change",
    "name",
    "login",
    "email",
    "student id",
    "submitted",
    "feedback",
    "yes",
)
"""What a column of a gradebook can be for. `yes` is the word in `can change`."""


def add_to(command: argparse.ArgumentParser) -> None:
    """Add the options. A system exports what it calls its gradebook, so the option is called so."""
    about = (
        "with --from: the gradebook that Moodle, Canvas or Blackboard exported; a copy with the "
        "grades, to be imported again, is written into OUT"
    )
    command.add_argument("--gradebook", type=Path, metavar="FILE", help=about)
    about = "who is who, as CSV with the columns id, name, login, email"
    command.add_argument("--roster", type=Path, metavar="FILE", help=about)
    about = (
        'what a column of the gradebook is called: "grade=Week 3", "id=Kennung"; can be repeated'
    )
    command.add_argument(
        "--column", type=_column, action="append", default=[], metavar="USE=HEADER", help=about
    )
    about = "in the gradebook, write 0 for who handed in nothing"
    command.add_argument("--zeros", action="store_true", help=about)


def _column(text: str) -> tuple[str, str]:
    use, is_there, header = text.partition("=")
    if use not in USES or not is_there or not header.strip():
        raise argparse.ArgumentTypeError(
            f"expected USE=HEADER, such as `grade=Week 3`, got `{text}`. USE is one of: {', '.join(USES)}"
        )
    return use, header.strip()


def must_fit(options: argparse.Namespace) -> None:
    """UsageError if these options are given where they do nothing."""
    about_it = [name for name in ("roster", "column", "zeros") if getattr(options, name)]
    if options.gradebook and (not options.source or options.shard):
        raise UsageError(
            "--gradebook is for a folder of submissions (--from), and without --shard."
        )
    if about_it and not options.gradebook:
        raise UsageError(f"--{about_it[0]} is about a gradebook: pass it with --gradebook FILE.")


def asked(options: argparse.Namespace) -> Callable[["GradedFolder"], int]:
    """Read the gradebook, before anything is graded; what is returned fills it. UsageError."""
    from grader.classroom.sheets.fill import fill, in_words
    from grader.classroom.sheets.gradebook_file import read_gradebook
    from grader.classroom.sheets.matching import Roster
    from grader.classroom.to_gradebook import scores

    if options.gradebook is None:
        return lambda done: PASSED
    gradebook = read_gradebook(options.gradebook, dict(options.column), options.names)
    roster = Roster(options.roster)

    def finish(done: "GradedFolder") -> int:
        found = scores(done.verdicts, done.found.found)
        filled = fill(gradebook, found, roster, options.out, zeros=options.zeros)
        print("", *in_words(filled, gradebook.system), sep="\n")
        if filled.missing:
            print(f"Handed in, and without a row there ({count(len(filled.missing), 'student')}):")
        for student, reason in filled.missing.items():
            print(f"  {visible(student)}: {visible(reason)}.")
        return NOT_PASSED if filled.missing else PASSED

    return finish
