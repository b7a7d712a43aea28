"""The options of `classroom grade` for the gradebook of a course's system and for deadlines, and what they do."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.evidence.failures import count
from grader.report.safe_text import visible

if TYPE_CHECKING:
    from grader.classroom.absent import Absent
    from grader.classroom.deadlines import Deadlines
    from grader.classroom.grade_folder import GradedFolder
    from grader.classroom.handed_in_late import Lateness
    from grader.classroom.sheets.gradebook_file import GradebookFile
    from grader.classroom.sheets.matching import Roster
    from grader.ingest import Submissions

LONGEST = 500
"""Characters of a sentence on the deadlines."""
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
        "--column", type=column, action="append", default=[], metavar="USE=HEADER", help=about
    )
    about = "in the gradebook, write 0 for who handed in nothing"
    command.add_argument("--zeros", action="store_true", help=about)
    about = (
        "with --from: until when it was due, what a late answer costs, and who had longer, as TOML"
    )
    command.add_argument("--deadlines", type=Path, metavar="FILE", help=about)


def column(text: str) -> tuple[str, str]:
    """What a column is for, and its header. UsageError."""
    use, is_there, header = text.partition("=")
    if use not in USES or not is_there or not header.strip():
        raise UsageError(  # without the usage, which has eight lines
            f"--column: expected USE=HEADER, such as `grade=Week 3`, got `{text}`. "
            f"USE is one of: {', '.join(USES)}."
        )
    return use, header.strip()


def must_fit(options: argparse.Namespace) -> None:
    """UsageError if these options are given where they do nothing."""
    for name in ("gradebook", "deadlines", "roster"):
        if getattr(options, name) and (not options.source or options.shard):
            raise UsageError(
                f"--{name} is for a folder of submissions (--from), and without --shard."
            )
    for name in ("column", "zeros"):
        if getattr(options, name) and not options.gradebook:
            raise UsageError(f"--{name} is about a gradebook: pass it with --gradebook FILE.")


@dataclass(frozen=True)
class Beside:
    """What is to be known or done besides grading: the files that were named, read."""

    gradebook: "GradebookFile | None"
    roster: "Roster"
    deadlines: "Deadlines | None"
    zeros: bool
    out: Path

    def times(self, found: "Submissions") -> "Lateness":
        """How late each student was; of everybody not known, without deadlines."""
        from grader.classroom.handed_in_late import Lateness, lateness

        if self.deadlines is None:
            return Lateness({}, [])
        return lateness(found, self.deadlines, self.gradebook, self.roster)

    def absent(self, found: "Submissions") -> "Absent":
        """Who handed in nothing, as far as the gradebook or the roster tells."""
        from grader.classroom.absent import absent

        return absent(found, self.gradebook, self.roster)

    def finish(self, done: "GradedFolder") -> int:
        """Fill the gradebook, and print what came of it; returns the exit status."""
        from grader.classroom.sheets.fill import fill, in_words
        from grader.classroom.to_gradebook import scores

        late = done.late
        if late and late.sentences:
            print(
                "\nDeadlines:", *(f"  {visible(one, LONGEST)}" for one in late.sentences), sep="\n"
            )
        if self.gradebook is None:
            return PASSED
        found = scores(done.verdicts, done.found.found, late.students if late else {})
        filled = fill(self.gradebook, found, self.roster, self.out, zeros=self.zeros)
        print("", *in_words(filled, self.gradebook.system), sep="\n")
        if filled.missing:
            print(f"Handed in, and without a row there ({count(len(filled.missing), 'student')}):")
        for student, reason in filled.missing.items():
            print(f"  {visible(student)}: {visible(reason)}.")
        return NOT_PASSED if filled.missing else PASSED


def asked(options: argparse.Namespace) -> Beside:
    """Read the files that the options name, before anything is graded. UsageError."""
    from grader.classroom.deadlines import read_deadlines
    from grader.classroom.sheets.gradebook_file import read_gradebook
    from grader.classroom.sheets.matching import Roster

    book, due = options.gradebook, options.deadlines
    return Beside(
        read_gradebook(book, dict(options.column), options.names) if book else None,
        Roster(options.roster),
        read_deadlines(due) if due else None,
        options.zeros,
        options.out,
    )
