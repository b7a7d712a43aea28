"""Whole exports of course systems, side by side in a folder: none of them is a student.

A teacher names the folder of the downloads, or a browser has saved the same export twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import UsageError
from grader.ingest.course_systems import BY_LOGIN, is_marked, marks_in
from grader.ingest.hand_in import HandIn
from grader.ingest.paths import Parts, shared_folders

MOODLE = "Moodle"
"""Its exports can be joined: each name in them has the number of a participant."""
NOBODYS = "It is an export of {}, and no student's: pass it by itself with --from."
BESIDE = "It lies beside the export of {}, and not in it."


@dataclass
class Choice:
    """What is graded of a folder; what is left out of it has a reason, by name."""

    read: list[HandIn]
    folders: list[Parts]
    left_out: dict[str, str] = field(default_factory=dict)
    nobodys: dict[str, str] = field(default_factory=dict)


def without_exports(
    source: Path, read: list[HandIn], folders: list[Parts], metadata: Mapping[Parts, str]
) -> Choice:
    """The hand-ins, without exports beside them; if there is one export and nothing else, what is in it.

    UsageError if nothing tells which of several is meant.
    """
    exports = _exports([one.parts for one in read] + folders, metadata)
    if not exports or {*exports.values()} == {MOODLE}:
        return Choice(read, folders)
    answers = [one for one in read if one.claims and not _is_in(one.parts, exports)]
    if not answers and len(exports) > 1:
        raise UsageError(_several(source, list(exports.values())))
    if not answers:
        return _inside(exports, read, folders)
    told = {"/".join(head): NOBODYS.format(system) for head, system in exports.items()}
    return Choice(
        [one for one in read if not _is_in(one.parts, exports)],
        [parts for parts in folders if not _is_in(parts, exports)],
        *(told, told),
    )


def _exports(paths: Sequence[Parts], metadata: Mapping[Parts, str]) -> dict[Parts, str]:
    """The folders and archives at the top that are exports, each with its system."""
    level = len(shared_folders(paths)) + 1
    inside: dict[Parts, list[Parts]] = {}
    for parts in paths:
        if len(parts) > level:
            inside.setdefault(parts[:level], []).append(parts[level:])
    if any(is_marked(head[-1]) for head in inside):  # one export, and these are its students
        return {}
    systems = {
        head: _system(some, next((m for p, m in metadata.items() if _is_in(p, [head])), ""))
        for head, some in inside.items()
    }
    return {head: system for head, system in systems.items() if system}


def _system(paths: Sequence[Parts], metadata: str) -> str:
    """Whose export these paths are; a student's own files may be named like one file of an export."""
    marks = marks_in(paths, metadata)
    students = {found[0].student for parts in paths if (found := marks.of(parts))}
    is_plain = marks.system in (MOODLE, BY_LOGIN) or metadata
    return marks.system if is_plain or len(students) > 1 else ""


def _is_in(parts: Parts, heads: Mapping[Parts, str] | Sequence[Parts]) -> bool:
    return any(parts[: len(head)] == head for head in heads)


def _several(source: Path, systems: Sequence[str]) -> str:
    kinds = sorted(set(systems))
    which = f"{len(systems)} exports of {kinds[0]}"
    if len(kinds) > 1:
        which = f"exports of {', '.join(kinds[:-1])} and {kinds[-1]}"
    return f"{source} holds {which}: name one of them."


def _inside(exports: Mapping[Parts, str], read: list[HandIn], folders: list[Parts]) -> Choice:
    """The one export. What else may be an answer is nobody's."""
    ((_, system),) = exports.items()
    others = [one for one in read if not _is_in(one.parts, exports)]
    return Choice(
        [one for one in read if _is_in(one.parts, exports)],
        [parts for parts in folders if _is_in(parts, exports)],
        {"/".join(one.parts): one.reason or BESIDE.format(system) for one in others},
        {"/".join(one.parts): one.told for one in others if one.anything or one.near},
    )
