"""Who handed in nothing, though a gradebook or a roster has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.classroom.names import people
from grader.classroom.sheets.gradebook_file import GradebookFile
from grader.classroom.sheets.matching import Known, Roster, find
from grader.ingest import Submissions

NOTHING = "Handed in nothing"
UNSURE = "Handed in nothing, or under a name that does not tell"
MOST_SHOWN = 10
"""Names in the terminal."""


@dataclass(frozen=True)
class Absent:
    """The names of those of whom nothing is there; not `is_sure` if something is there that may be theirs."""

    names: tuple[str, ...] = ()
    is_sure: bool = True

    @property
    def why(self) -> str:
        """What is said of them."""
        return NOTHING if self.is_sure else UNSURE

    @property
    def line(self) -> str:
        """A line for the terminal."""
        more = len(self.names) - MOST_SHOWN
        shown = "; ".join(self.names[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
        return f"{self.why} ({len(self.names)}): {shown}"


def absent(found: Submissions, gradebook: GradebookFile | None, roster: Roster) -> Absent:
    """Who is in the gradebook, without one in the roster, and is none of the students."""
    students = dict(one for student in found.everybody for one in people(student, found))
    names, lost = _in_book(students, gradebook, roster) if gradebook else roster.without(students)
    return Absent(tuple(names), is_sure=not lost and not found.nobodys)


def _in_book(
    students: Mapping[str, Known], gradebook: GradebookFile, roster: Roster
) -> tuple[list[str], bool]:
    """The people whose row is no student's, and whether a student has no row."""
    persons = [find(gradebook, roster.more(one)).person for one in students.values()]
    rows = {one.row for one in persons if one}
    left = [one for one in gradebook.people if one.row not in rows and one.is_expected]
    return [gradebook.called(one) for one in left], None in persons
