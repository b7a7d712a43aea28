"""A file, a notebook, a folder or an archive becomes submissions, by student and exercise.

Only files that answer an exercise are taken. All others, such as a `conftest.py` or an `asyncio.py`,
are left out and listed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from grader.exercise.submission import NOTHING, Rejected, Submission
from grader.ingest import archive, folder
from grader.ingest.entries import Entry, is_archive, size_limit, without_suffix
from grader.ingest.exported import taken, taken_from
from grader.ingest.notebook import Asks, answers, read_notebook

NOT_ASKED = "This file does not belong to any exercise that is graded."
NESTED = "An archive inside an archive is not opened: put its files into the outer one."
BAD_NAME = "The student's name is too long or not printable: rename the folder or file."
CHAPTER = re.compile(r"\d\d_\w+")
MAX_NAME = 100
Parts = tuple[str, ...]
Found = tuple[Parts, str, Submission]
"""The parts of a name, the exercise, and the answer that was there."""


@dataclass(frozen=True)
class Submissions:
    """Submissions by student and slug, and (name, reason) of each file that was left out."""

    students: Mapping[str, Mapping[str, Submission]]
    ignored: Sequence[tuple[str, str]] = ()

    def answer(self, student: str, slug: str) -> Submission:
        """A student's answer to an exercise; a rejected submission if there is none."""
        found = self.students.get(student, {}).get(slug)
        reason = f"{NOTHING}{slug}."
        return found or Submission(student, Path(f"{slug}.py"), rejected=reason)


def read_submissions(
    path: Path, slugs: Collection[str], asks: Asks | None = None, known: Asks | None = None
) -> Submissions:
    """Read the submissions for these exercises. Rejected if nothing of it can be read.

    In a folder or an archive the student is the first folder of a path, else the name of the notebook
    or archive: `ada/fetch_all.py`, `ada/week1.ipynb`, `ada.ipynb`, `ada.zip`. One folder around all of
    them is skipped. If chapters come first, or there is no folder at all, everything belongs to one
    student, named after `path`. `asks` has the names that each exercise asks for. They help to find
    an answer cell whose `grade_id` was lost; `known` does so for exercises that need not be answered.
    """
    if not path.exists() and not path.is_symlink():
        raise Rejected(f"There is no {path}: check the path.")
    owner = without_suffix(path.absolute().name)
    search = Search(path, slugs, asks, known)
    if is_archive(path.name):
        found = search.find(archive.entries(path, search.limit))
    elif path.is_dir() and not path.is_symlink():
        found = search.find(folder.entries(path, search.limit))
    else:
        found = _one_file(path, slugs, asks, known)
    return _by_student(list(found), owner, search.ignored)


def _one_file(
    path: Path, slugs: Collection[str], asks: Asks | None, known: Asks | None
) -> Iterator[Found]:
    if path.suffix == ".ipynb":
        for slug, submission in read_notebook(path, path.stem, asks, known).items():
            yield (path.name,), slug, submission
    elif path.stem in slugs or len(slugs) == 1:
        slug = path.stem if path.stem in slugs else next(iter(slugs))
        yield (path.name,), slug, taken(path)
    else:
        raise Rejected(
            f"Expected a folder, an archive, a notebook or a file named after an exercise, got {path.name}: "
            "rename it to slug.py, or name the exercise."
        )


@dataclass
class Search:
    """Finds the answers in a folder or an archive, and lists the files that are not answers."""

    path: Path
    slugs: Collection[str]
    asks: Asks | None
    known: Asks | None = None
    ignored: list[tuple[str, str]] = field(default_factory=list)

    def limit(self, name: str) -> int:
        """How many bytes of an entry may be read."""
        return size_limit(name, self.slugs)

    def find(self, entries: Iterable[Entry], inside: Parts = ()) -> Iterator[Found]:
        """The answers among these entries; `inside` is the archive that contains them."""
        for entry in entries:
            parts = (*inside, *entry.parts)
            try:
                yield from self._answers(entry, parts)
            except Rejected as reason:
                where = self.path.joinpath(*parts)
                for slug in self.slugs:
                    yield parts, slug, Submission("", where, rejected=f"{parts[-1]}: {reason}")

    def _answers(self, entry: Entry, parts: Parts) -> Iterator[Found]:
        where, name = self.path.joinpath(*parts), PurePosixPath(entry.name)
        if not self.limit(entry.name):
            self.ignored.append(("/".join(parts), entry.problem or NOT_ASKED))
        elif name.suffix == ".py":
            rejected = Submission("", where, rejected=entry.problem)
            yield parts, name.stem, rejected if entry.problem else taken_from(entry.data, "", where)
        elif entry.problem:
            raise Rejected(entry.problem)
        elif name.suffix == ".ipynb":
            found = answers(entry.data, "", where, self.asks, self.known)
            yield from ((parts, slug, answer) for slug, answer in found.items())
        elif self.path.is_dir():
            yield from self._opened(entry, parts)
        else:
            self.ignored.append(("/".join(parts), NESTED))

    def _opened(self, entry: Entry, parts: Parts) -> Iterator[Found]:
        """The answers in an archive that lies in a folder."""

        def limit(name: str) -> int:
            return 0 if is_archive(name) else self.limit(name)

        inside = archive.entries_of(entry.data, entry.name, limit)
        yield from self.find(inside, (*parts[:-1], without_suffix(parts[-1])))


def _by_student(
    found: Sequence[Found], owner: str, ignored: Sequence[tuple[str, str]]
) -> Submissions:
    """Sort answers by student. If a student has several different ones, that exercise is rejected."""
    place = _place_of_student([(parts, slug) for parts, slug, _ in found])
    answers: dict[str, dict[str, list[Submission]]] = {}
    bad_names = []
    for parts, slug, submission in found:
        student = owner if place is None else _student(parts, place, owner)
        if len(student) > MAX_NAME or not student.isprintable():
            bad_names.append(("/".join(parts), BAD_NAME))
        else:
            answers.setdefault(student, {}).setdefault(slug, []).append(submission)
    chosen = {
        student: {slug: _the_one(several, student) for slug, several in by_slug.items()}
        for student, by_slug in answers.items()
    }
    return Submissions(chosen, [*ignored, *dict.fromkeys(bad_names)])


def _place_of_student(found: Sequence[tuple[Parts, str]]) -> int | None:
    """Which part of the paths is the student; None if everything belongs to one student."""
    folders = {parts[0] for parts, _ in found if len(parts) > 1}
    doubled = len({slug for _, slug in found}) < len(found)
    if folders and not doubled and all(CHAPTER.fullmatch(name) for name in folders):
        return None
    wrapped = len(folders) == 1 and all(len(parts) > 2 for parts, _ in found)
    return 1 if wrapped and doubled else 0


def _student(parts: Parts, place: int, owner: str) -> str:
    if place + 1 < len(parts):
        return parts[place]
    return owner if parts[-1].endswith(".py") else without_suffix(parts[-1])


def _the_one(several: Sequence[Submission], student: str) -> Submission:
    """The one answer among these; a rejected one, with the remedy, if they differ."""
    good = {(s.text, s.before): s for s in several if not s.rejected}
    if len(good) <= 1:
        return replace(next(iter(good.values()), several[0]), label=student)
    names = ", ".join(sorted({"/".join(s.path.parts[-2:]) for s in good.values()}))
    reason = (
        f"There are {len(good)} different answers to this exercise ({names}): keep one of them."
    )
    return Submission(student, several[0].path, rejected=reason)
