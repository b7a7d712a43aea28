"""What a student is called: in the system's export, in a group that handed in together, in the roster."""

from collections.abc import Iterator
from itertools import chain

from grader.classroom.sheets.matching import Known, Roster, known, member
from grader.ingest import Submissions


def people(student: str, found: Submissions) -> Iterator[tuple[str, Known]]:
    """What is known of a student; of several who handed in together, of each."""
    group = found.groups.get(student, ())
    for name, sid in group:
        yield f"{name} of {student}", member(name, sid)
    if not group:
        yield student, known(student, found.ids.get(student, ""), found.system)


def names_of(student: str, found: Submissions, roster: Roster) -> list[str]:
    """All names, numbers and logins of a student, and of each who handed in together with this one."""
    one = roster.more(known(student, found.ids.get(student, ""), found.system))
    group = chain(*found.groups.get(student, ()))
    return [name for name in (student, one.id, *one.keys.values(), *group) if name]
