"""Grades one student of a graded folder again, from the same source and in the same way."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import eq
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.classroom.names import names_of
from grader.classroom.records import Records
from grader.classroom.sheets.matching import Roster, near_names, same_name
from grader.classroom.student_submission import StudentSubmission
from grader.errors import UsageError
from grader.ingest import Submissions
from grader.report.safe_text import visible

ASKED = ".grading.json"
"""The file, in the folder of the reports, with what was asked for when the class was graded."""
SCHEMA = 1


@dataclass(frozen=True)
class Again:
    """Whom to grade again, by name, number or login, and which exercises; all, without slugs."""

    name: str
    slugs: Sequence[str] = ()
    roster: Roster = field(default_factory=Roster)

    def forget(self, records: Records, student: str, known: Sequence[str]) -> None:
        """Drop the verdicts that are to be given again. UsageError for an exercise that was not graded."""
        if unknown := [slug for slug in self.slugs if slug not in known]:
            raise UsageError(
                f"`{unknown[0]}` was not graded for this class. Exercises: {', '.join(known)}."
            )
        records.forget(student, self.slugs)


def the_student(
    submissions: Sequence[StudentSubmission], found: Submissions, again: Again
) -> StudentSubmission:
    """The student of this name, number or login, also of one of a group.

    UsageError if there is none, or more than one.
    """
    as_graded = {one.student: [one.student] for one in submissions}
    all_names = {student: names_of(student, found, again.roster) for student in as_graded}
    for names, is_same in (
        *((as_graded, eq), (all_names, eq)),
        *((all_names, _in_any_case), (all_names, same_name)),
    ):
        fits = [s for s in submissions if any(is_same(one, again.name) for one in names[s.student])]
        if len(fits) == 1:
            return fits[0]
        if fits:
            several = ", ".join(visible(one.student) for one in fits)
            raise UsageError(f"`{again.name}` may be any of {several}: name one as in grades.csv.")
    near = near_names(again.name, chain(*all_names.values()))
    meant = [student for student, names in all_names.items() if {*near} & {*names}]
    hint = f" Did you mean {', '.join(map(visible, meant))}?" if meant else ""
    raise UsageError(
        f"There is no student `{visible(again.name)}`: name one as in grades.csv.{hint}"
    )


def _in_any_case(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def of_assignment(course: Path, name: str) -> Path:
    """Where it is written down how an assignment of a course was graded."""
    return course / "graded" / f".{name}.json"


def remember(file: Path, asked: Mapping[str, Any]) -> None:
    """Write down what was asked for, so that it can be asked for again."""
    data = {"schema": SCHEMA, **{key: _plain(value) for key, value in asked.items()}}
    replace_file(file, json.dumps(data, indent=1) + "\n")


def _plain(value: Any) -> Any:
    return str(value.resolve()) if isinstance(value, Path) else value


def asked_for(file: Path) -> dict[str, Any]:
    """What was asked for when a class was graded. UsageError if nothing is written down."""
    try:
        data = json.loads(file.read_bytes())
        if data.pop("schema") == SCHEMA:
            return dict(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise UsageError(
        f"There are no grades of a whole class in {file.parent}: grade the class first, or name the folder "
        "with its grades (-o), or the assignment (--assignment)."
    )
