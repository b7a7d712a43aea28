"""Whose a file is: the student in each path, by a course system's mark or by the layout."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.ingest.entries import is_archive, without_suffix
from grader.ingest.file_names import composed, file_name, squeezed
from grader.ingest.hand_in import EXACT, HandIn
from grader.ingest.paths import CHAPTER, Parts, shared_folders

EVERYDAY = re.compile(
    r"(?:draft|attempt|try|old|alt|test|part|program|code|homework|hw|exercise|ex|week|task|answer|solution|final|new|neu|fixed|version|main|untitled|"
    r"my|mine|the|submission|assignment|v|copy)?\d*"
)
"""Words in a file's name that are no student's name."""

OF_ONE = re.compile(
    r"(?:old|alt|backup|bak|copy|new|neu|final|v|version|week|attempt|try|draft|src|code|homework|hw|"
    r"exercise|ex|task)[ _-]?\d*",
    re.I,
)
"""Folders that one student makes."""


@dataclass(frozen=True)
class Layout:
    """Where the students are in the paths of a class: the name of which level, below which folders.

    With no `level` all belongs to one student, the `owner`.
    """

    owner: str
    level: int | None
    around: Parts = ()
    apart: bool = False
    has_folders: bool = False

    def student(self, one: HandIn) -> str:
        """The student who handed this in; empty if the path does not tell."""
        parts = one.parts
        if self.level is None:
            return self.owner
        if parts[: self.level] != self.around:
            return ""
        if self.level + 1 < len(parts):
            return composed(parts[self.level])
        return self._of_a_file(one)

    def _of_a_file(self, one: HandIn) -> str:
        """The student of a file that is in no student's folder."""
        name = one.parts[-1]
        kind = file_name(name).kind
        if is_archive(name) or kind == "ipynb":
            return composed(without_suffix(name))
        named = _named(one) if one.claims else ""
        return named if self.apart else ("" if self.level or self.has_folders else self.owner)

    def folder(self, parts: Parts) -> str:
        """The student whose folder is in this path; empty if there is none."""
        if self.level is None or len(parts) <= self.level or parts[: self.level] != self.around:
            return ""
        return composed(parts[self.level])


def layout(hand_ins: Sequence[HandIn], owner: str) -> Layout:
    """How a class is laid out that no course system has packed."""
    claimed = [one for one in hand_ins if one.claims]
    tops = {one.parts[0] for one in claimed if len(one.parts) > 1}
    kits = {one.parts[1] for one in claimed if one.parts[0] == "exercises" and len(one.parts) > 2}
    if tops == {"exercises"} and all(map(CHAPTER.fullmatch, kits)):
        return Layout(owner, None)
    if tops and not _doubled(claimed) and all(map(CHAPTER.fullmatch, tops)):
        return Layout(owner, None)
    for some in (claimed, [one for one in hand_ins if one.claims or len(one.parts) > 1]):
        around = shared_folders(one.parts for one in some)
        for level in range(len(around), 0, -1):
            if _are_students(some, level):
                return Layout(owner, level, around[:level])
    if around := _flat_folder(claimed):
        return Layout(owner, len(around), around, apart=True)
    return _flat(hand_ins, owner, bool(tops) or _has_student_files(hand_ins))


def _flat_folder(claimed: Sequence[HandIn]) -> Parts:
    """The one folder around all answers, if each file in it is named after its student."""
    around = shared_folders(one.parts for one in claimed)
    names = [_named(one) for one in claimed if len(one.parts) == len(around) + 1]
    apart = _doubled(claimed) and all(names) and len(set(names)) == len(claimed)
    return around if apart else ()


def _has_student_files(hand_ins: Sequence[HandIn]) -> bool:
    """Whether a notebook or an archive is named after its student, beside other files."""
    kinds = [
        is_archive(one.parts[0]) or file_name(one.parts[0]).kind == "ipynb" for one in hand_ins
    ]
    return any(kinds) and not all(kinds)


def _flat(hand_ins: Sequence[HandIn], owner: str, has_folders: bool) -> Layout:
    """Students' names are folders or, where files of no folder answer the same, in these files' names."""
    files = [one for one in hand_ins if one.claims and len(one.parts) == 1]
    names = [name for one in files if (name := _named(one))]
    apart = (_doubled(files) or has_folders) and len(set(names)) == len(files) > 0
    return Layout(owner, 0, (), apart, has_folders)


def _doubled(hand_ins: Sequence[HandIn]) -> bool:
    slugs = [slug for one in hand_ins for slug in one.claims]
    return len(set(slugs)) < len(slugs)


def _are_students(hand_ins: Sequence[HandIn], level: int) -> bool:
    """Whether the folders at a level are students, and not one student's folders."""
    inside = [one for one in hand_ins if len(one.parts) > level + 1]
    folders: dict[str, set[str]] = {}
    for one in inside:
        folders.setdefault(one.parts[level], set()).update(one.claims)
    if all(map(OF_ONE.fullmatch, folders)) or (len(folders) < 2 and len(inside) < len(hand_ins)):
        return False
    if any(name == "exercises" or CHAPTER.fullmatch(name) for name in folders):
        return _doubled(inside) and "exercises" not in folders
    return _doubled(inside) or (len(folders) > 1 and not all(folders.values()))


def _named(one: HandIn) -> str:
    """The student in the name of a file: `ada` in `ada_fetch_all.py`, or in `ada.py`."""
    slug, claim = next(iter(one.claims.items()))
    if claim.plain == EXACT:
        return ""
    words = re.split(r"[\s_-]+", file_name(one.parts[-1]).stem)
    own = _without(words, slug)
    telling = [word for word in own if not EVERYDAY.fullmatch(word.casefold().strip("()[]"))]
    return " ".join(own) if telling else ""


def _without(words: Sequence[str], slug: str) -> list[str]:
    """The words of a name without those of the exercise."""
    asked: Collection[str] = slug.split("_")
    size = len(asked)
    for start in range(len(words) - size + 1):
        if squeezed("".join(words[start : start + size])) == squeezed(slug):
            return [*words[:start], *words[start + size :]]
    return list(words)
