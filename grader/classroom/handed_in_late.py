"""How late each student was, by what the system of the course says; never by the time of a file."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from grader.classroom.deadlines import Deadlines, Late
from grader.classroom.sheets.gradebook_file import GradebookFile
from grader.classroom.sheets.matching import Roster, known
from grader.classroom.sheets.times import times_in
from grader.errors import UsageError
from grader.ingest import Submissions


@dataclass(frozen=True)
class Lateness:
    """How late each student was who handed something in, and extensions that are of none of them."""

    students: Mapping[str, Late]
    unused: list[str]


def lateness(
    found: Submissions, deadlines: Deadlines, gradebook: GradebookFile | None, roster: Roster
) -> Lateness:
    """Compare the times with the deadlines. UsageError if an extension fits two students."""
    handed_in = [student for student in found.everybody if found.students.get(student)]
    people = {
        student: roster.more(known(student, found.ids.get(student, ""), found.system))
        for student in handed_in
    }
    names = {
        student: [student, one.id, *one.keys.values(), *chain(*found.groups.get(student, ()))]
        for student, one in people.items()
    }
    used = _extended(deadlines, names)
    times = found.times or (times_in(gradebook, people) if gradebook else {})
    late = {
        student: deadlines.late(names[student], times.get(student), said_late=student in found.late)
        for student in handed_in
    }
    return Lateness(late, [name for name in deadlines.extensions or {} if name not in used])


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
