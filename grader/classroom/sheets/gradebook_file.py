"""A course system's gradebook file: who is in it, where the grade goes, and out of how many points.

Which columns each system writes, and how it reads them again:

- Moodle's offline grading worksheet: `mod/assign/gradingtable.php` and
  `mod/assign/feedback/offline/` (`importgradeslib.php`, `locallib.php`) of https://github.com/moodle/moodle.
  Headers are in the language of the teacher. A row is found by the number at the end of `Identifier`.
- Canvas: `lib/gradebook_exporter.rb` and `lib/gradebook_importer.rb` of
  https://github.com/instructure/canvas-lms. An assignment is found by the number in `Name (12345)`.
- Blackboard: https://help.blackboard.com, "Work Offline with Grade Data": a row is found by `Username`, a
  column by the number behind `|`; tab-delimited with the ending .xls, or comma-delimited with .csv.

Nothing is known here of students' answers.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.classroom.sheets.sheet import Sheet, read_sheet
from grader.errors import UsageError

OPTION = "--gradebook"
MOODLE = {
    "id": "Identifier",
    "grade": "Grade",
    "name": "Full name",
    "login": "Username",
    "email": "Email address",
    "student id": "ID number",
    "max": "Maximum Grade",
    "can change": "Grade can be changed",
    "submitted": "Last modified (submission)",
    "feedback": "Feedback comments",
}
"""What the columns of Moodle are for, and their English headers."""
CANVAS = {"id": "ID", "student id": "SIS User ID", "login": "SIS Login ID", "name": "Student"}
CANVAS_NAMES = {"last": "LastName", "first": "FirstName"}
BLACKBOARD = {
    "login": "Username",
    "student id": "Student ID",
    "last": "Last Name",
    "first": "First Name",
}
TELLING = ("login", "email", "student id", "Moodle id", "Canvas id")
"""What tells people of one name apart."""
IN_CANVAS = re.compile(r"(.+) \(\d+\)", re.S)
"""The header of an assignment in Canvas."""
IN_BLACKBOARD = re.compile(r"(.+) \[Total Pts: (.+?) (\w+)\](?: \|\d+)?", re.S)
"""The header of a column in Blackboard: the title, the points, and as what they are shown."""
YES = {"yes", "ja", "oui", "sí", "si", "sim", "da", "tak", "ano", "áno", "igen", "kyllä", "evet"}
"""What Moodle writes where a grade can be changed, in some of its languages. `yes=…` says another."""
CANVAS_TEST = "Student, Test"
"""The name of the student as whom a teacher tries a course out in Canvas."""
NOT_ASSIGNED = {"N/A": "it is not assigned to this student", "EX": "this student is excused"}
"""What Canvas writes in place of a score, and why the cell stays."""


@dataclass(frozen=True)
class Person:
    """A row for one person: what is known of them by kind, and why the grade stays as it is, if it does.

    `most` is what the grade is out of, and `comma` whether it is written with a decimal comma.
    """

    row: int
    keys: Mapping[str, str]
    most: float | None = None
    comma: bool = False
    kept: str = ""

    @property
    def is_expected(self) -> bool:
        """Whether this is somebody who has to hand in: not excused, and not Canvas's own test student."""
        name = self.keys.get("name", "")
        return self.kept not in NOT_ASSIGNED.values() and name != CANVAS_TEST

    def __str__(self) -> str:
        return self.keys.get("name") or next(iter(self.keys.values()), f"row {self.row + 1}")


@dataclass(frozen=True)
class GradebookFile:
    """A gradebook that was read: of which system, its people, and the columns to fill."""

    system: str
    sheet: Sheet
    grade: int
    people: Sequence[Person]
    feedback: int | None = None
    submitted: int | None = None
    title: str = ""

    def called(self, person: Person) -> str:
        """The person's name, with login or number if another has the same name."""
        name = str(person)
        same = [one for one in self.people if str(one) == name]
        more = [person.keys[use] for use in TELLING if person.keys.get(use, name) != name]
        return f"{name} ({more[0]})" if len(same) > 1 and more else name


@dataclass(frozen=True)
class _Columns:
    """Which column is for what: by the headers of a system, or as the teacher says."""

    sheet: Sheet
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> list[str]:
        return [self.sheet.value(0, place) for place in range(len(self.sheet.rows[0]))]

    def place(self, use: str, header: str = "") -> int | None:
        """The column of this use. UsageError if the teacher names one that is not there, or is there twice."""
        wanted = self.said.get(use, header)
        places = [
            n for n, there in enumerate(self.headers) if there.casefold() == wanted.casefold()
        ]
        if (use in self.said and not places) or len(places) > 1:
            raise UsageError(
                f"{OPTION} {self.sheet.path}: expected one column `{wanted}`, found {len(places)}. "
                f"The columns are: {shown(self.headers)}."
            )
        return places[0] if places else None

    def has(self, *headers: str) -> bool:
        there = {header.casefold() for header in self.headers}
        return all(header.casefold() in there for header in headers)


def read_gradebook(path: Path, columns: Mapping[str, str], names: Sequence[str]) -> GradebookFile:
    """Read a gradebook file; `columns` has headers by use, `names` what the assignment may be called.

    UsageError, which says what is not as expected and how to name it.
    """
    sheet = read_sheet(path, OPTION)
    found = _Columns(sheet, columns)
    if found.has("Username") and any(map(IN_BLACKBOARD.fullmatch, found.headers)):
        return _blackboard(found, names)
    if found.has("Student", "ID") or found.has("LastName", "FirstName", "ID"):
        return _canvas(found, names)
    return _moodle(found)


def shown(headers: Sequence[str]) -> str:
    """Headers in a message, as many as one can read."""
    more = f" and {len(headers) - 12} more" if len(headers) > 12 else ""
    return ", ".join(f"`{header}`" for header in headers[:12]) + more


def _moodle(columns: _Columns) -> GradebookFile:
    places = {use: columns.place(use, header) for use, header in MOODLE.items()}
    missed = [use for use in ("id", "grade", "max", "can change") if places[use] is None]
    if missed:
        raise UsageError(_missed(columns, missed))
    yes = {*YES, columns.said.get("yes", "yes").casefold()}
    people = [
        _in_moodle(columns.sheet, places, row, yes) for row in _rows(columns.sheet, places["id"])
    ]
    return GradebookFile(
        *("Moodle", columns.sheet, places["grade"] or 0, people),
        *(places["feedback"], places["submitted"]),
    )


def _missed(columns: _Columns, missed: Sequence[str]) -> str:
    """Which columns were not found, and how to say what they are called here."""
    there = f"{OPTION} {columns.sheet.path}: "
    if columns.has("Scale") and missed == ["max"]:
        return f"{there}This assignment is graded by a scale, not by points: change that in Moodle."
    if len(missed) == 4:
        return (
            f"{there}This is no gradebook of Moodle, Canvas or Blackboard as far as its headers tell: "
            f"{shown(columns.headers)}. If it is Moodle's in another language, name four columns: "
            '--column id=… --column grade=… --column max=… --column "can change=…".'
        )
    names = " and ".join(f"`{MOODLE[use]}`" for use in missed)
    how = " ".join(f'--column "{use}=HEADER"' for use in missed)
    return f"{there}There is no column {names}. Say what it is called here: {how}. The columns are: {shown(columns.headers)}."


def _rows(sheet: Sheet, place: int | None) -> Iterator[int]:
    """The rows below the headers in which this column is not empty."""
    return (row for row in range(1, len(sheet.rows)) if sheet.value(row, place))


def _in_moodle(
    sheet: Sheet, places: Mapping[str, int | None], row: int, yes: Collection[str]
) -> Person:
    keys = _keys(sheet, places, row, ("id", "name", "login", "email", "student id"))
    number = re.search(r"\d+$", keys.pop("id"))
    most = sheet.value(row, places["max"])
    word = sheet.value(row, places["can change"])
    kept = "" if word.casefold() in yes else f"`{MOODLE['can change']}` says {word or 'nothing'}"
    named = {"Moodle id": number[0], **keys} if number else keys
    return Person(row, named, number_in(most), "," in most, kept)


def _keys(
    sheet: Sheet, places: Mapping[str, int | None], row: int, uses: Sequence[str]
) -> dict[str, str]:
    values = {use: sheet.value(row, places.get(use)) for use in uses}
    return {use: value for use, value in values.items() if value}


def _canvas(columns: _Columns, names: Sequence[str]) -> GradebookFile:
    sheet = columns.sheet
    titles = {
        place: found[1]
        for place, header in enumerate(columns.headers)
        if (found := IN_CANVAS.fullmatch(header))
    }
    place = _the_column(columns, titles, names)
    places = {use: columns.place(use, h) for use, h in (CANVAS | CANVAS_NAMES).items()}
    points = _points_row(sheet)
    most = sheet.value(points, place)
    if "read only" in most:
        raise UsageError(
            f"{OPTION} {sheet.path}: Canvas does not import `{titles[place]}`: it is read only."
        )
    people = [
        Person(
            row,
            _named(_keys(sheet, places, row, (*CANVAS, *CANVAS_NAMES)), "Canvas id"),
            *(number_in(most), "," in most, NOT_ASSIGNED.get(sheet.value(row, place).upper(), "")),
        )
        for row in _rows(sheet, places["id"])
        if row > points
    ]
    return GradebookFile("Canvas", sheet, place, people, title=titles.get(place, ""))


def _points_row(sheet: Sheet) -> int:
    """The row with what each assignment is out of. Above it there may be one on manual posting."""
    for row in range(1, min(4, len(sheet.rows))):
        if "Points Possible" in sheet.value(row, 0):
            return row
    raise UsageError(
        f"{OPTION} {sheet.path}: There is no row `Points Possible` below the headers: export the "
        "gradebook from Canvas again, in English."
    )


def _named(keys: dict[str, str], number: str = "") -> dict[str, str]:
    """The name as one, and the number as this system's."""
    last, first = keys.pop("last", ""), keys.pop("first", "")
    name = keys.pop("name", "") or f"{first} {last}".strip()
    own = {number: keys.pop("id")} if number and "id" in keys else {}
    return {**own, **keys, **({"name": name} if name else {})}


def _blackboard(columns: _Columns, names: Sequence[str]) -> GradebookFile:
    sheet = columns.sheet
    found = [IN_BLACKBOARD.fullmatch(header) for header in columns.headers]
    titles = {place: one[1] for place, one in enumerate(found) if one and one[3] == "Score"}
    place = _the_column(columns, titles, names)
    places = {use: columns.place(use, header) for use, header in BLACKBOARD.items()}
    chosen = found[place]
    most = chosen[2] if chosen else ""
    people = [
        Person(
            row, _named(_keys(sheet, places, row, tuple(BLACKBOARD))), number_in(most), "," in most
        )
        for row in _rows(sheet, places["login"])
    ]
    return GradebookFile("Blackboard", sheet, place, people, title=titles.get(place, ""))


def _the_column(columns: _Columns, titles: Mapping[int, str], names: Sequence[str]) -> int:
    """The column of the assignment: as the teacher says, the one named after it, or the only one."""
    asked = columns.said.get("grade", "").casefold()
    headers = columns.headers

    def where(fits: Callable[[int], bool]) -> list[int]:
        return [place for place in titles if fits(place)]

    called = [name.casefold() for name in names]
    places = (
        where(lambda place: asked in (titles[place].casefold(), headers[place].casefold()))
        if asked
        else where(lambda place: titles[place].casefold() in called) or list(titles)
    )
    if len(places) == 1:
        return places[0]
    there = shown(list(titles.values())) if titles else "none"
    verb = "are" if asked else "could be"
    problem = f"{len(places)} columns {verb}" if places else "no column is"
    raise UsageError(
        f"{OPTION} {columns.sheet.path}: {problem} the assignment{f' `{asked}`' if asked else ''}: "
        f'name one with --column "grade=TITLE". Its columns for points: {there}.'
    )


def number_in(text: str) -> float | None:
    """A number with a decimal point or comma; None for anything else, and for 0."""
    found = re.fullmatch(r"(\d+)(?:[.,](\d+))?", text.strip())
    return float(f"{found[1]}.{found[2] or 0}") or None if found else None
