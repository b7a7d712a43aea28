"""How late each student was, by what the system of the course says; never by the time of a file."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from grader.classroom.deadlines import Deadlines, Late
from grader.classroom.names import names_of
from grader.classroom.sheets.gradebook_file import GradebookFile
from grader.classroom.sheets.matching import Roster, known, near_names
from grader.classroom.sheets.times import times_in
from grader.errors import UsageError
from grader.evidence.failures import count
from grader.ingest import Submissions


@dataclass(frozen=True)
class Lateness:
    """How late each student was who handed something in, and extensions that are of none of them.

    `near` has the names that such an extension may mean; `remedy` says where the times are.
    """

    students: Mapping[str, Late]
    unused: list[str]
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remedy: str = ""

    @property
    def sentences(self) -> list[str]:
        """What a teacher has to know of it before the grades are used."""
        known = sum(late.hours is not None for late in self.students.values())
        told = []
        if known < len(self.students):
            which = f"{known} of {count(len(self.students), 'student')}"
            told.append(
                f"When it was handed in is known of {which}, so of nobody else is anything taken "
                f"off: {self.remedy}."
            )
        return told + [self._unused(name) for name in self.unused]

    def _unused(self, name: str) -> str:
        near = ", ".join(f"`{one}`" for one in self.near.get(name, ()))
        asked = f" Did you mean {near}?" if near else ""
        return f"An extension is for `{name}`, and nobody of this name handed in anything.{asked}"


def lateness(
    found: Submissions, deadlines: Deadlines, gradebook: GradebookFile | None, roster: Roster
) -> Lateness:
    """Compare the times with the deadlines. UsageError if an extension fits two students."""
    handed_in = [student for student in found.everybody if found.students.get(student)]
    people = {
        student: roster.more(known(student, found.ids.get(student, ""), found.system))
        for student in handed_in
    }
    names = {student: names_of(student, found, roster) for student in handed_in}
    used = _extended(deadlines, names)
    times = found.times or (times_in(gradebook, people) if gradebook else {})
    late = {
        student: deadlines.late(names[student], times.get(student), said_late=student in found.late)
        for student in handed_in
    }
    unused = [name for name in deadlines.extensions or {} if name not in used]
    everybody = dict.fromkeys(chain(*names.values()))
    near = {name: near_names(name, everybody) for name in unused}
    return Lateness(late, unused, near, _remedy(found.system, gradebook))


def _remedy(system: str, gradebook: GradebookFile | None) -> str:
    """Where the times are that are not known."""
    if gradebook and gradebook.system == "Moodle" and gradebook.submitted is None:
        return 'say which column of the worksheet has it, with --column "submitted=HEADER"'
    if gradebook and gradebook.system == "Moodle":
        return (
            "the worksheet's times are read in English only, and only of rows that fit a student. "
            "Set Moodle to English and download the worksheet again, or add a roster"
        )
    if system == "Moodle":
        return "pass Moodle's grading worksheet with --gradebook"
    if system == "Canvas":
        return "Canvas's export says only who was late, so let Canvas take the points off"
    return "it is in the exports of Blackboard and Gradescope, and in Moodle's grading worksheet"


def _extended(deadlines: Deadlines, names: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """The students by extension."""
    used: defaultdict[str, list[str]] = defaultdict(list)
    for student, called in names.items():
        for name in deadlines.extended(called):
            used[name].append(student)
    for name, students in used.items():
        if len(students) > 1:
            raise UsageError(
                f"--deadlines: the extension for `{name}` fits {' and '.join(students)}: "
                "name the number or the login instead."
            )
    return used
