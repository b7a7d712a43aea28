"""Which row of a gradebook is a student's: by the system's number, else by login or name. Never guessed."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from grader.classroom.sheets.gradebook_file import GradebookFile, Person, shown
from grader.classroom.sheets.sheet import read_sheet
from grader.errors import UsageError
from grader.ingest.course_systems import BY_LOGIN, BY_SID

EXACT = ("login", "email", "student id")
ROSTER = ("id", "name", *EXACT)
"""The columns of a roster that are read; `id` is the number in the names of the files."""
REMEDY = "add a roster, with the columns id, name, login and email: --roster FILE"


@dataclass(frozen=True)
class Known:
    """What is known of a student by kind: `Moodle id`, `login`, `name`. `folder` is any of them.

    `roster` is whether a row of the roster is the student's; None if there is no roster.
    """

    keys: Mapping[str, str]
    id: str = ""
    roster: bool | None = None

    @property
    def looked_for(self) -> str:
        """By what a row was looked for: the login `ann` or the name `Ann Lee`."""
        kinds = {"folder": "name or login"}
        return " or ".join(
            f"the {kinds.get(use, use)} `{value}`" for use, value in self.keys.items()
        )


@dataclass(frozen=True)
class FoundRow:
    """The row of a student, or why there is none."""

    person: Person | None
    reason: str = ""


def known(student: str, number: str, system: str) -> Known:
    """What the names in a system's export tell; in another folder, the student's name there."""
    if not system:
        return Known({"folder": student}, student)
    name = student.removesuffix(f"_{number}")
    if system == BY_LOGIN:
        return Known({"login": number}, number)
    if system == BY_SID:
        sid = {} if student.endswith(f"_{number}") else {"student id": number}
        return Known({**sid, "name": re.sub(r"_\d+$", "", student)}, number)
    return Known({f"{system} id": number, "name": name}, number)


def member(name: str, sid: str) -> Known:
    """One of several students who handed in together, by name and number at the school."""
    keys = {"student id": sid, "name": name}
    return Known({use: value for use, value in keys.items() if value}, sid)


class Roster:
    """The people of a class, with what each system calls them."""

    def __init__(self, path: Path | None = None) -> None:
        """Read a roster. UsageError if it has none of the columns."""
        self.rows: list[dict[str, str]] = []
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        sheet = read_sheet(path, "--roster")
        headers = [sheet.value(0, place) for place in range(len(sheet.rows[0]))]
        places = {h.casefold().replace("_", " "): n for n, h in enumerate(headers)}
        there = [use for use in ROSTER if use in places]
        if len(there) < 2:
            raise UsageError(
                f"--roster {path}: expected at least two of the columns {', '.join(ROSTER)}, found: {shown(headers)}."
            )
        for row in range(1, len(sheet.rows)):
            values = {use: sheet.value(row, places[use]) for use in there}
            self.rows.append({use: value for use, value in values.items() if value})
        self._must_differ(path)

    def _must_differ(self, path: Path) -> None:
        """UsageError if two rows have one number: it would be nobody's."""
        lines: dict[str, int] = {}
        for line, row in enumerate(self.rows, start=2):
            number = row.get("id", "")
            if number and number in lines:
                raise UsageError(
                    f"--roster {path}: the id `{number}` is in the lines {lines[number]} and {line}: "
                    "remove one of them."
                )
            lines[number] = line

    def _fitting(self, student: Known) -> list[dict[str, str]]:
        by_number = [row for row in self.rows if student.id and row.get("id") == student.id]
        return by_number or [row for row in self.rows if _fits(student.keys, row)]

    def without(self, students: Mapping[str, Known]) -> tuple[list[str], bool]:
        """The people who are none of these students, and whether one of these is none of the people."""
        fitting = [self._fitting(student) for student in students.values()]
        found = [id(rows[0]) for rows in fitting if len(rows) == 1]
        left = [row for row in self.rows if row and id(row) not in found]
        names = [row.get("name") or next(iter(row.values())) for row in left]
        return names, len(found) < len(fitting)

    def more(self, student: Known) -> Known:
        """The same student with all that the roster tells; as before, if not exactly one row fits."""
        rows = self._fitting(student)
        if len(rows) != 1:
            return replace(student, roster=False if self.rows else None)
        told = {use: value for use, value in rows[0].items() if use != "id"}
        return Known({**student.keys, **told}, student.id, roster=True)


def find(gradebook: GradebookFile, student: Known) -> FoundRow:
    """The student's row. Where several fit, or the number and the name tell two, there is none."""
    number = f"{gradebook.system} id"
    if number in student.keys and any(number in one.keys for one in gradebook.people):
        return _by_number(gradebook, student, number)
    rows = [one for one in gradebook.people if _fits(student.keys, one.keys)]
    if not rows:
        return FoundRow(None, f"no row {_not_found(student)}")
    if len(rows) > 1:
        lines = ", ".join(str(one.row + 1) for one in rows)
        more = f" of {student.looked_for}" if student.roster is not None else ""
        return FoundRow(None, f"{len(rows)} rows fit, in lines {lines}{more}: {_remedy(student)}")
    return FoundRow(rows[0])


def _not_found(student: Known) -> str:
    if student.roster is None:
        return f"is of this student: {REMEDY}"
    return f"has {student.looked_for}: {_remedy(student)}"


def _remedy(student: Known) -> str:
    """What to do, also where there is a roster already."""
    if student.roster is None:
        return REMEDY
    if student.roster:
        return "correct this student's line of the roster"
    return (
        "the roster has no such line either, or more than one: add one, with what the gradebook has"
    )


def _by_number(gradebook: GradebookFile, student: Known, number: str) -> FoundRow:
    own = student.keys[number]
    rows = [one for one in gradebook.people if one.keys.get(number) == own]
    if len(rows) != 1:
        there = f"{len(rows)} rows have" if rows else "no row has"
        return FoundRow(
            None, f"{there} the {number} {own}: export the gradebook of this assignment again"
        )
    name = rows[0].keys.get("name", "")
    # Moodle numbers the students of each assignment anew
    if (
        gradebook.system == "Moodle"
        and name
        and not _is_name_in(name, student.keys.get("name", ""))
    ):
        return FoundRow(
            None,
            f"the {number} {own} is {name} there: export the worksheet of the same assignment",
        )
    return FoundRow(rows[0])


def _is_name_in(name: str, prefix: str) -> bool:
    """Whether a full name is in what Moodle writes before the number: a group may stand before it.

    In an anonymous submission no name stands there.
    """
    words, there = _words(name), _words(prefix)
    return (
        not there
        or there[0] == "participant"
        or set(words) <= set(there)
        or squeezed(name) in squeezed(prefix)
    )


def _fits(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two descriptions are of one person: something exact is the same, or else the name.

    What is exact and differs tells two people apart, also two of one name.
    """
    if folder := one.get("folder"):
        values = [value.casefold() for value in other.values()]
        if folder.casefold() in values:
            return True
    exact = [use for use in EXACT if use in one and use in other]
    if exact:
        return any(one[use].casefold() == other[use].casefold() for use in exact)
    name = one.get("name") or one.get("folder", "")
    return bool(name and "name" in other and same_name(name, other["name"]))


def same_name(one: str, other: str) -> bool:
    """Whether names have the same words in any order, or are so when all is written as one word."""
    if sorted(_words(one)) == sorted(_words(other)):
        return bool(_words(one))
    words = _words(other)
    turned = ("".join(words[n:] + words[:n]) for n in range(len(words)))
    return squeezed(one) in {squeezed(each) for each in turned}


def near_names(name: str, others: Iterable[str]) -> list[str]:
    """The names that may be meant: of the same words, else spelt nearly so."""
    others = [other for other in others if other]
    same = [other for other in others if same_name(other, name) or same_name(name, other)]
    lower = {other.casefold(): other for other in others}
    close = difflib.get_close_matches(name.casefold(), lower, n=3, cutoff=0.5)
    return same[:3] or [lower[one] for one in close]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFC", name).casefold()
    return re.findall(r"[^\W_]+", plain)


def squeezed(name: str) -> str:
    """A name as one word of plain letters, as Canvas writes it: `müller, Zoë` is `mullerzoe`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
