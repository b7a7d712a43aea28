"""The names that course systems give to what students hand in: Moodle, Canvas, Blackboard, Gradescope.

They tell whose a file is better than any layout: each carries the number by which the system knows the
student.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.ingest.file_names import composed, file_name
from grader.ingest.paths import Parts, shared_folders

MOODLE = re.compile(r"(.+)_(\d+)_assign(?:submission|feedback)_([a-z]+)(?:_(.*))?", re.S)
"""`Full Name_12345_assignsubmission_file_`, as a folder, or before the name of each file."""
CANVAS = re.compile(r"([^_]+)(_LATE)?_(\d+)_(\d+)_(.+)", re.S)
"""`lastfirst_LATE_12345_67890_fetch_all-1.py`: the student's number, the upload's, its version."""
BLACKBOARD = re.compile(r"(.+)_attempt_(\d{4}(?:-\d\d?){5})(?:_(.+)|\.txt)?", re.S)
"""`Assignment_user_attempt_2026-11-20-10-15-30_fetch_all.py`, and a `.txt` about each attempt."""
GRADESCOPE = re.compile(r"submission_(\d+)")
BY_LOGIN, BY_SID = "Blackboard", "Gradescope"
"""Systems whose number of a student is the login, or the number at the school."""
METADATA = "submission_metadata.yml"
"""Gradescope's list of who handed in which submission."""
ONLINE = (
    "It was written into the page of the course, and not handed in as a file: ask for the file."
)


@dataclass(frozen=True)
class Mark:
    """What a system wrote into a name: the student, the student's number there, the file's own name.

    Of two files of a student the one with the larger `newer` was handed in later. What is `beside` an
    upload is no answer: a page that the system wrote, or a text that was typed into its page. `time` is
    when it was handed in, if the system says so; Blackboard does not say in which zone. `group` has the
    name and number of each student, where several handed in one.
    """

    student: str
    id: str
    rest: str = ""
    late: bool = False
    newer: tuple[int, ...] = ()
    beside: bool = False
    time: datetime | None = None
    group: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Marks:
    """The marks in the names of an export: which part of a path has one, what it says, whose marks."""

    level: int | None = None
    read: Callable[[str], Mark | None] = lambda name: None
    of_all: bool = False
    system: str = ""

    def of(self, parts: Parts) -> tuple[Mark, Parts] | None:
        """The mark of a path, and the path below it."""
        for place in range(len(parts)) if self.level is None else (self.level,):
            mark = self.read(composed(parts[place])) if place < len(parts) else None
            if mark is not None:
                return mark, (*([mark.rest] if mark.rest else []), *parts[place + 1 :])
        return None


def marks_in(paths: Sequence[Parts], metadata: str = "") -> Marks:
    """How the names of an export are read; nothing has a mark if no system wrote them."""
    if any(MOODLE.fullmatch(part) for parts in paths for part in parts):
        return Marks(None, _moodle, of_all=True, system="Moodle")
    for level in range(len(shared_folders(paths)) + 1):
        names = {composed(parts[level]) for parts in paths if len(parts) > level}
        for pattern, reader, system in (
            (CANVAS, _canvas, "Canvas"),
            (BLACKBOARD, _blackboard(names), BY_LOGIN),
        ):
            if 2 * sum(bool(pattern.fullmatch(name)) for name in names) >= max(1, len(names)):
                return Marks(level, reader, of_all=True, system=system)
        if any(map(GRADESCOPE.fullmatch, names)) and (metadata or _all_numbered(names)):
            return Marks(level, _gradescope(_names_in(metadata)), of_all=True, system=BY_SID)
    return Marks()


def is_marked(name: str) -> bool:
    """Whether a system has written a student into this name."""
    patterns = (MOODLE, CANVAS, BLACKBOARD, GRADESCOPE)
    return any(pattern.fullmatch(composed(name)) for pattern in patterns)


def own_name(name: str) -> str:
    """A file's own name, if a system has written more before it."""
    for pattern in (MOODLE, CANVAS, BLACKBOARD):
        found = pattern.fullmatch(composed(name))
        if found and found.groups()[-1]:
            return str(found.groups()[-1])
    return name


def _moodle(name: str) -> Mark | None:
    found = MOODLE.fullmatch(name)
    if not found:
        return None
    who, number, plugin, rest = found.groups()
    return Mark(f"{who.strip()}_{number}", number, rest or "", beside=plugin != "file")


def _canvas(name: str) -> Mark | None:
    found = CANVAS.fullmatch(name)
    if not found:
        return None
    who, late, number, upload, rest = found.groups()
    newer = (max(0, file_name(rest).number, _version(rest)), int(upload))
    typed = rest.lower() in ("text.html", "url.html")
    return Mark(f"{who}_{number}", number, rest, bool(late), newer, typed)


def _version(rest: str) -> int:
    """The `2` of `fetch_all-2.py`, where Canvas counts what was handed in again."""
    found = re.search(r"-(\d{1,3})(?:\.\w+)*$", rest)
    return int(found[1]) if found else 0


def _blackboard(names: Iterable[str]) -> Callable[[str], Mark | None]:
    heads = {found[1] for name in names if (found := BLACKBOARD.fullmatch(name))}
    words = [tuple(head.split("_")) for head in heads]
    shared = "_".join(shared_folders(words))

    def read(name: str) -> Mark | None:
        found = BLACKBOARD.fullmatch(name)
        if not found:
            return None
        user = found[1][len(shared) :].strip("_") or found[1]
        newer = tuple(map(int, found[2].split("-")))
        beside = name.endswith(f"{found[2]}.txt")
        return Mark(user, user, found[3] or "", newer=newer, beside=beside, time=_time(*newer))

    return read


def _all_numbered(names: Iterable[str]) -> bool:
    return all(map(GRADESCOPE.fullmatch, names))


def _gradescope(people: Mapping[str, Mark]) -> Callable[[str], Mark | None]:
    def read(name: str) -> Mark | None:
        found = GRADESCOPE.fullmatch(name)
        if not found:
            return None
        mark = people.get(found[1], Mark("", found[1]))
        return mark if mark.student else Mark(name, mark.id)

    return read


def _time(*parts: int) -> datetime | None:
    try:
        return datetime(*parts)  # type: ignore[arg-type]
    except ValueError:
        return None


def _names_in(metadata: str) -> dict[str, Mark]:
    """Who handed in which of Gradescope's submissions, and when. Only these lines of the file are read.

    Below them are results, in which a student's program may have printed anything.
    """
    people: dict[str, list[dict[str, str]]] = {}
    times: dict[str, str] = {}
    current, inside = "", False
    for line in metadata.splitlines():
        if head := re.match(r"['\"]?submission_(\d+)['\"]?:", line):
            current, inside = head[1], False
            people[current] = []
        elif key := re.match(r"  :?(\w+):(.*)", line):
            inside = key[1] == "submitters"
            if key[1] == "created_at" and current:
                times.setdefault(current, key[2].strip())
        elif inside and (found := re.match(r"\s+(- )?:?(name|sid):\s*(.*\S)", line)):
            _told(people[current], found[2], found[3].strip("'\""), is_next=bool(found[1]))
    return {
        number: _of_group(number, some, times.get(number, "")) for number, some in people.items()
    }


def _told(some: list[dict[str, str]], key: str, value: str, *, is_next: bool) -> None:
    if is_next or not some:
        some.append({})
    some[-1][key] = re.sub(r"[^\w .'@-]", "-", value)


def _of_group(number: str, some: Sequence[Mapping[str, str]], time: str) -> Mark:
    """The mark of a submission: the number of its first student, the names of all."""
    name = " and ".join(one["name"] for one in some if "name" in one)
    sid = some[0].get("sid", number) if some else number
    group = tuple((one.get("name", ""), one.get("sid", "")) for one in some)
    return Mark(
        *(f"{name}_{number}" if name else "", sid),
        time=_created(time),
        group=group if len(group) > 1 else (),
    )


def _created(text: str) -> datetime | None:
    """A time as Ruby writes it in YAML: `2026-04-26 17:34:00.861687000 Z`."""
    found = re.match(
        r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)\S* ?(Z|[+-]\d\d:?\d\d)", text.strip("'\"")
    )
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3]}") if found else None
    except ValueError:
        return None
