"""`awaitlings classroom regrade`: grades one student of a class again."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.cli import grade_class
from grader.cli.grade_class import THE_COURSE
from grader.errors import UsageError

PATHS = ("source", "gradebook", "roster", "deadlines")
"""What was asked for and is a path."""


def add_to(command: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    about = "the student as in grades.csv, or the number or login that the system has"
    command.add_argument("student", metavar="STUDENT", help=about)
    about = "exercises to grade again (default: all)"
    command.add_argument("slugs", nargs="*", metavar="SLUG", help=about)
    about = "the folder with grades.csv and the reports (default: graded)"
    command.add_argument(
        "-o", "--out", type=Path, default=Path("graded"), metavar="OUT", help=about
    )
    about = "where the submissions are now (default: where they were)"
    command.add_argument("--from", dest="source", type=Path, metavar="PATH", help=about)
    about = "with nbgrader: the assignment's name"
    command.add_argument("--assignment", metavar="NAME", help=about)
    command.add_argument("--course", type=Path, default=Path(), metavar="COURSE", help=THE_COURSE)
    about = "grade even if the code cannot be isolated from this machine's files and network"
    command.add_argument("--trust", action="store_true", help=about)
    command.set_defaults(run=regrade)


def regrade(options: argparse.Namespace) -> int:
    """`awaitlings classroom regrade`."""
    return _in_course(options) if options.assignment else _in_folder(options)


def _in_folder(options: argparse.Namespace) -> int:
    """The same command as before, for one student."""
    from grader.classroom.regrade import ASKED, Again, asked_for
    from grader.classroom.sheets.matching import Roster

    asked = asked_for(options.out / ASKED)
    given = _as_before(options, asked)
    given.out = options.out
    given.again = Again(options.student, options.slugs, Roster(given.roster))
    given.source = options.source or given.source
    return grade_class.grade(given)


def _as_before(options: argparse.Namespace, asked: Mapping[str, Any]) -> argparse.Namespace:
    """The options of the command that graded the class."""
    before = {key: Path(value) if key in PATHS and value else value for key, value in asked.items()}
    given = argparse.Namespace(**before, shard=None, cluster=None, course=options.course)
    given.trust = options.trust or given.trust
    return given


def _in_course(options: argparse.Namespace) -> int:
    from grader.classroom.course import open_course
    from grader.classroom.records import Records
    from grader.classroom.regrade import asked_for, of_assignment

    course = open_course(options.course)
    course.must_have(options.assignment)
    records = Records.in_course(course.folder, options.assignment)
    if options.student not in records.students():
        known = ", ".join(records.students()) or "none yet"
        raise UsageError(
            f"`{options.student}` has no verdicts in {options.assignment}. Students: {known}."
        )
    given = _as_before(options, asked_for(of_assignment(course.folder, options.assignment)))
    records.forget(options.student, options.slugs)
    return grade_class.grade(given)
