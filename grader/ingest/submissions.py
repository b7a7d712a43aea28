"""A file, a notebook, a folder or an archive becomes submissions, by student and exercise.

What was handed in is an answer, or it is listed with the reason. A student of whom no file is an answer
to an exercise has a rejected one that names these files: only who handed in nothing has none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from grader.errors import UsageError
from grader.exercise.further_files import beside, with_files
from grader.exercise.submission import NOTHING, Rejected, Submission
from grader.ingest import archive, folder
from grader.ingest.course_systems import METADATA, ONLINE, Mark, Marks, marks_in, own_name
from grader.ingest.entries import Entry, SizeLimit, is_archive, without_suffix
from grader.ingest.exported import taken
from grader.ingest.file_names import composed, file_name
from grader.ingest.further_files import with_further_files
from grader.ingest.hand_in import HandIn, hand_in
from grader.ingest.litter import is_check, is_kits_own, is_litter, without_litter, workspaces
from grader.ingest.notebook import Asks, read_notebook
from grader.ingest.paths import Parts
from grader.ingest.side_by_side import Choice, without_exports
from grader.ingest.students import Layout, layout
from grader.ingest.unclear import with_reasons
from grader.ingest.versions import the_one
from grader.ingest.wanted import Wanted

BAD_NAME = "The student's name is too long or not printable: rename the folder or file."
OUTSIDE = "It lies outside of all students' folders, so nothing tells whose it is: put it into one."
OLDER = "An older version of the same answer: {}."
MAX_NAME = 100
TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
MAX_METADATA = 16 << 20
"""Bytes of a system's list of submissions, with all that earlier tests printed."""


@dataclass(frozen=True)
class Submissions:
    """Submissions by student and slug, and (name, reason) of each file that was left out.

    `everybody` has all students, also those who handed in nothing. By student there are the `ids` of
    the course's system, whether it says `late`, and `notes`, by slug, on which file was taken.
    `nobodys` are files that may be answers, and that nothing says whose they are, with the reason.
    `system` is whose export this is, if it is one; `times` are when it was handed in, and `groups` the
    name and number of each student who handed in together, as far as it tells.
    """

    students: Mapping[str, Mapping[str, Submission]]
    ignored: Sequence[tuple[str, str]] = ()
    everybody: Sequence[str] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    late: Collection[str] = ()
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    nobodys: Mapping[str, str] = field(default_factory=dict)
    system: str = ""
    times: Mapping[str, datetime] = field(default_factory=dict)
    groups: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def answer(self, student: str, slug: str) -> Submission:
        """A student's answer to an exercise; a rejected submission if there is none."""
        found = self.students.get(student, {}).get(slug)
        reason = f"{NOTHING}{slug}."
        return found or Submission(student, Path(f"{slug}.py"), rejected=reason)


def read_submissions(
    path: Path,
    slugs: Collection[str],
    asks: Asks | None = None,
    known: Asks | None = None,
    wanted: Wanted | None = None,
) -> Submissions:
    """Read the submissions for these exercises. Rejected if nothing of it can be read, and UsageError
    if it is something else.

    In an export of a course's system the student is in each name. In another folder or archive it is
    the first folder of a path, else the name of the notebook or archive: `ada/fetch_all.py`,
    `ada/week1.ipynb`, `ada.ipynb`, `ada.zip`. Folders around all of them are skipped. If chapters
    come first, or there is no folder at all, everything belongs to one student, named after `path`.
    `asks` has the names that each exercise asks for: by them an answer is found whose file or cell has
    lost its name; `known` has them for exercises that need not be answered.
    """
    if not path.exists() and not path.is_symlink():
        raise Rejected(f"There is no {path}: check the path.")
    owner = without_suffix(composed(path.absolute().name))
    wanted = wanted or Wanted(slugs, asks, known)
    found: Iterable[Entry]
    if is_archive(path.name):
        found = archive.entries(path, _limit(wanted))
    elif path.is_dir() and not path.is_symlink():
        found = _in_folder(path, wanted)
    else:
        return _one_file(path, wanted)
    return _sorted(path, found, owner, wanted)


def read_own(path: Path, student: str, wanted: Wanted) -> Submissions:
    """Read a folder that is all one student's, however it is laid out."""
    return _sorted(path, _in_folder(path, wanted), student, wanted, is_one=True)


def _limit(wanted: Wanted) -> SizeLimit:
    """How many bytes may be read of an entry with some name."""

    def limit(name: str) -> int:
        parts = Entry(name).parts
        if is_litter(parts):
            return 0
        if parts[-1] == METADATA:
            return MAX_METADATA
        return max(wanted.limit(parts[-1]), wanted.limit(own_name(parts[-1])))

    return limit


def _in_folder(path: Path, wanted: Wanted) -> Iterable[Entry]:
    """The entries of a folder, and of the archives in it."""
    limit = _limit(wanted)
    for entry in folder.entries(path, limit):
        if is_archive(entry.name) and entry.data:
            yield from archive.opened(entry, limit)
        else:
            yield entry


def _one_file(path: Path, wanted: Wanted) -> Submissions:
    if path.suffix.lower() in TABLES:
        raise UsageError(f"{path} is a table and no answers: pass it as --gradebook.")
    kind = file_name(path.name).kind
    only = next(iter(wanted.slugs)) if len(wanted.slugs) == 1 and kind == "py" else ""
    slug = wanted.named_by(path.name) if kind in ("py", "txt", "bare") else ""
    if kind == "ipynb":
        found = dict(read_notebook(path, path.stem, wanted.asks, wanted.known))
    elif slug or only:
        found = {slug or only: taken(path)}
        if (slug or only) in wanted.split:
            found = {s: with_files(one, s, partial(beside, path)) for s, one in found.items()}
    else:
        raise Rejected(
            f"Expected a folder, an archive, a notebook or a file named after an exercise, got {path.name}: "
            "rename it to slug.py, or name the exercise."
        )
    student = without_suffix(path.name)
    by_slug = {slug: replace(one, label=student) for slug, one in found.items()}
    return Submissions({student: by_slug}, everybody=[student])


def _sorted(
    path: Path, found: Iterable[Entry], owner: str, wanted: Wanted, *, is_one: bool = False
) -> Submissions:
    """The hand-ins among these entries, by student. Of each entry only its answers stay in memory.

    With `is_one` all belong to the owner.
    """
    metadata: dict[Parts, str] = {}
    read: list[HandIn] = []
    folders: list[Parts] = []
    for entry in found:
        if entry.parts and entry.parts[-1] == METADATA:
            metadata[entry.parts] = entry.data.decode("utf-8", "replace")
        elif entry.is_folder or is_litter(entry.parts):
            folders += filter(None, [without_litter(entry.parts)])
        elif entry.parts:
            read.append(hand_in(entry, own_name(entry.parts[-1]), path, wanted))
    chosen = Choice(read, folders) if is_one else without_exports(path, read, folders, metadata)
    read, folders = chosen.read, chosen.folders
    about = next(reversed(metadata.values()), "")
    marks = Marks() if is_one else marks_in([one.parts for one in read] + folders, about)
    kits = workspaces(one.parts for one in read)
    kept = []
    for one in read:
        mark = marks.of(one.parts)
        inner = mark[1] if mark else one.parts
        name = inner[-1] if inner else one.parts[-1]
        if mark and mark[0].beside:
            kept.append(HandIn(one.parts, reason=ONLINE, anything=True))
        elif (inner and is_litter(inner)) or is_kits_own(
            (*one.parts[:-1], name), wanted.slugs, wanted.others, kits, wanted.chapters
        ):
            folders.append(one.parts[:-1])
        else:
            kept.append(one)
    ignored = list(chosen.left_out.items())
    return Sorting(
        owner, wanted, marks, folders, is_one, ignored=ignored, nobodys=dict(chosen.nobodys)
    ).of(with_further_files(kept, marks, wanted))


@dataclass
class Sorting:
    """Sorts what was handed in by student, and chooses each one's answers."""

    owner: str
    wanted: Wanted
    marks: Marks
    folders: Sequence[Parts]
    is_one: bool = False
    ignored: list[tuple[str, str]] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)
    groups: dict[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    nobodys: dict[str, str] = field(default_factory=dict)

    def of(self, read: Sequence[HandIn]) -> Submissions:
        """The submissions among these."""
        unmarked = [one for one in read if not self.marks.of(one.parts)]
        one_student = Layout(self.owner, None)
        self.layout = one_student if self.is_one else layout(unmarked, self.owner)
        by_student: dict[str, list[HandIn]] = {}
        for one in read:
            student = self._student(one)
            if student and self._is_good(student, one):
                by_student.setdefault(student, []).append(one)
        everybody = {*by_student, *self._with_folders()}
        answers = {student: self._answers(student, some) for student, some in by_student.items()}
        chosen = {student: by_slug for student, by_slug in answers.items() if by_slug}
        return Submissions(
            *(chosen, self.ignored, sorted(everybody), self.ids, self.late),
            *(self.notes, self.nobodys, self.marks.system, self.times, self.groups),
        )

    def _student(self, one: HandIn) -> str:
        """The student; empty, and listed, if there is none."""
        if found := self.marks.of(one.parts):
            return self._marked(found[0])
        student = ""
        if one.parts in self.folders:  # a folder that cannot be read
            student = self.layout.folder(one.parts)
        elif not self.marks.of_all or len(one.parts) > 1:
            student = self.layout.student(one)
        if not student:
            reason = one.told if not one.claims else OUTSIDE
            self.ignored.append(("/".join(one.parts), one.reason if not one.claims else OUTSIDE))
            is_kits = one.claims and all(claim.is_untouched for claim in one.claims.values())
            if (one.claims or one.anything or one.near) and not is_kits:
                self.nobodys["/".join(one.parts)] = reason
        return student

    def _marked(self, mark: Mark) -> str:
        self.ids[mark.student] = mark.id
        if mark.late:
            self.late.add(mark.student)
        if mark.time:
            self.times[mark.student] = max(mark.time, self.times.get(mark.student, mark.time))
        if mark.group:
            self.groups[mark.student] = mark.group
        return mark.student

    def _is_good(self, student: str, one: HandIn) -> bool:
        good = len(student) <= MAX_NAME and student.isprintable()
        if not good:
            self.ignored.append(("/".join(one.parts), BAD_NAME))
            self.nobodys["/".join(one.parts)] = BAD_NAME
        return good

    def _with_folders(self) -> set[str]:
        """The students of whom there is a folder."""
        names = set()
        for parts in self.folders:
            found = self.marks.of(parts)
            if found or not self.marks.of_all:
                names.add(self._marked(found[0]) if found else self.layout.folder(parts))
        return {name for name in names if 0 < len(name) <= MAX_NAME and name.isprintable()}

    def _answers(self, student: str, some: Sequence[HandIn]) -> dict[str, Submission]:
        """The student's answers, by exercise. What is no answer is listed."""
        files = [one for one in some if one.reason != ONLINE] or some
        answers: dict[str, Submission] = {}
        for slug in dict.fromkeys(slug for one in files for slug in one.claims):
            claims = [
                replace(one.claims[slug], newer=self._newer(one))
                for one in files
                if slug in one.claims
            ]
            answers[slug], note, older = the_one(claims, student)
            if note:
                self.notes.setdefault(student, {})[slug] = note
            self.ignored += [("/".join(c.parts), OLDER.format(note)) for c in older]
        checks = {*self.wanted.slugs, *self.wanted.others} if answers else set()
        self.ignored += [
            ("/".join(one.parts), one.reason)
            for one in files
            if not one.claims and not is_check(one.parts[-1], checks)
        ]
        return with_reasons(student, answers, files, self.wanted)

    def _newer(self, one: HandIn) -> tuple[int, ...]:
        found = self.marks.of(one.parts)
        return found[0].newer if found else ()
