"""One file that was handed in: which exercises it answers, or why it answers none."""

import ast
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from grader.exercise.submission import Rejected, Submission, from_bytes
from grader.ingest.answer_cells import Cell
from grader.ingest.cells import parsed
from grader.ingest.entries import Entry, is_archive, too_large
from grader.ingest.exported import as_plain
from grader.ingest.file_names import FileName, file_name, meant, squeezed, uncopied
from grader.ingest.notebook import answers, cells_of
from grader.ingest.paths import Parts
from grader.ingest.wanted import MAX_UNNAMED, Wanted

EXACT, SPELT, NAMED, DEFINES = range(4)
"""How plain it is that a file answers an exercise: by its name, by its name in another spelling, by a
name that contains it and by what it defines, or only by what it defines."""
EMPTY = "The archive is empty: pack the files again."
NO_CODE = "It is not a Python file, not a notebook and not an archive of them."
NOT_ASKED = "This file does not belong to any exercise that is graded."
NO_CELL = "No cell of this notebook defines what an exercise asks for."
SEVERAL = "More than one exercise asks for what it defines."
LARGE = f"It has more than {MAX_UNNAMED >> 10} KB, and is not named after an exercise: rename it."
UNREADABLE = "It cannot be parsed as Python, so nothing tells which exercise it answers."


@dataclass(frozen=True)
class Claim:
    """A file's answer to one exercise: how plain that is, where it lies, and the file's own name.

    Of two claims of a student that `newer` tells apart, the larger one was handed in later. `number`
    counts a browser's copies.
    """

    plain: int
    submission: Submission
    parts: Parts
    file: str
    name: FileName
    newer: tuple[int, ...] = ()
    is_untouched: bool = False


@dataclass(frozen=True)
class Further:
    """A file that answers may import: its name without the `number` of a copy, and what is in it.

    `problem` says why nothing is.
    """

    name: str
    number: int
    data: bytes
    problem: str = ""


@dataclass(frozen=True)
class HandIn:
    """A file, and its claims by exercise. If it has none, `reason` says why.

    `near` are exercises that it may be meant for; with `anything` it may be meant for any of them.
    `further` is the file itself, if by its name it may be a further one of an answer.
    """

    parts: Parts
    claims: Mapping[str, Claim] = field(default_factory=dict)
    reason: str = ""
    near: frozenset[str] = frozenset()
    anything: bool = False
    further: Further | None = None

    @property
    def told(self) -> str:
        """The reason, with the file's name before it, and what may be meant after it."""
        near = " or ".join(f"`{slug}.py`" for slug in sorted(self.near)[:3])
        asked = f" Did you mean {near}?" if near else ""
        return f"{self.parts[-1]}: {self.reason}{asked}"


@dataclass(frozen=True)
class File:
    """One file: its entry, its own name without what a course system wrote before it, and its place."""

    entry: Entry
    name: str
    where: Path
    wanted: Wanted

    @cached_property
    def read(self) -> FileName:
        """Its name, read."""
        return file_name(self.name)

    def no_answer(
        self, reason: str, defined: Iterable[str] = (), *, anything: bool = False
    ) -> HandIn:
        """It answers nothing, for this reason; it defines these names."""
        near = near_to(self.read, set(defined), self.wanted)
        return HandIn(self.entry.parts, {}, reason, near, anything)

    def claim(self, slug: str, plain: int, one: Submission) -> Claim:
        """Its answer to an exercise."""
        untouched = not one.rejected and self.wanted.is_untouched(slug, one.text)
        name = meant(self.read, slug) or uncopied(self.read)
        return Claim(plain, one, self.entry.parts, self.name, name, is_untouched=untouched)

    @cached_property
    def text(self) -> Submission:
        """What is in it, as Python."""
        if self.entry.problem:
            return Submission("", self.where, rejected=self.entry.problem)
        return as_plain(from_bytes(self.entry.data, "", self.where))


def hand_in(entry: Entry, name: str, root: Path, wanted: Wanted) -> HandIn:
    """Read one file; `name` is its own name, without what a course system wrote before it."""
    file = File(entry, name, root.joinpath(*entry.parts), wanted)
    if is_archive(name) or is_archive(entry.name):
        return HandIn(entry.parts, reason=entry.problem or EMPTY, anything=True)
    if file.read.kind == "ipynb" or (file.read.kind in ("py", "txt") and _is_notebook(entry.data)):
        return _notebook(file)
    found, (own, number) = _python(file), wanted.further(name)
    further = Further(own, number, entry.data, entry.problem) if own else None
    return replace(found, further=further)


def _is_notebook(data: bytes) -> bool:
    return data.lstrip()[:1] == b"{" and b'"cells"' in data


def _notebook(file: File) -> HandIn:
    data, where, wanted = file.entry.data, file.where, file.wanted
    if file.entry.problem:
        return file.no_answer(file.entry.problem, anything=True)
    try:
        marked = answers(data, "", where, None, wanted.known or wanted.asks)
        found = answers(data, "", where, wanted.asks, wanted.known)
    except Rejected as error:
        return file.no_answer(str(error), anything=True)
    given = {s: one for s, one in found.items() if s in marked or not one.rejected}
    lost = [one.rejected for slug, one in found.items() if slug not in given]
    claims = {s: file.claim(s, EXACT, one) for s, one in given.items() if s in wanted.slugs}
    cells = cells_of(data)
    reason = _several_cells(cells, wanted, claims) or (lost[0] if len(lost) == 1 else NO_CELL)
    defined = {name for cell in cells for name in cell.names}
    near = near_to(file.read, defined, wanted) - claims.keys()
    return HandIn(file.entry.parts, claims, reason, near, anything=not claims)


def _several_cells(cells: Sequence[Cell], wanted: Wanted, claims: Collection[str]) -> str:
    """The reason why an answer without marks is none: more than one cell may be it."""
    for slug in wanted.slugs:
        asked = wanted.names(slug)
        numbers = [str(cell.number) for cell in cells if cell.defines(asked)]
        if slug not in claims and len(numbers) > 1:
            return f"Cells {' and '.join(numbers)} both define `{next(iter(asked))}`: keep one of them."
    return ""


def _python(file: File) -> HandIn:
    entry, read, wanted = file.entry, file.read, file.wanted
    slug = wanted.named_by(file.name)
    if not wanted.limit(file.name):
        return file.no_answer(entry.problem or NO_CODE, anything=bool(entry.problem))
    if slug and read.kind == "py":
        plain = EXACT if file.name == f"{slug}.py" else SPELT
        return HandIn(entry.parts, {slug: file.claim(slug, plain, file.text)})
    if entry.problem == too_large(MAX_UNNAMED):
        return file.no_answer(LARGE, anything=read.kind == "py")
    if file.text.rejected:
        is_python = bool(slug) or read.kind == "py"
        return file.no_answer(file.text.rejected if is_python else NO_CODE, anything=is_python)
    return _by_what_it_defines(file)


def _by_what_it_defines(file: File) -> HandIn:
    """The claims of a file whose name alone does not make one."""
    tree = parsed(file.text.text)
    is_python = file.read.kind == "py"
    if tree is None and is_python:
        return file.no_answer(UNREADABLE, anything=True)
    defined = set(_defined(tree)) if tree else set()
    full = {slug for slug in file.wanted.slugs if _defines(defined, slug, file.wanted)}
    named = {slug for slug in full if file.read.contains(slug) or meant(file.read, slug)}
    full = {s for s in full if s in named or not named & _rivals(s, full, file.wanted)}
    if unsure := {slug for slug in full if _rivals(slug, full, file.wanted)}:
        return HandIn(file.entry.parts, {}, SEVERAL, frozenset(unsure), anything=True)
    if not full:
        return file.no_answer(NOT_ASKED if is_python else NO_CODE, defined)
    plain = {slug: NAMED if slug in named else DEFINES for slug in full}
    return HandIn(
        file.entry.parts,
        {s: file.claim(s, plain[s], file.text) for s in file.wanted.slugs if s in full},
    )


def _defines(defined: set[str], slug: str, wanted: Wanted) -> bool:
    asked = set(wanted.names(slug))
    return bool(asked) and asked <= defined


def _rivals(slug: str, full: set[str], wanted: Wanted) -> set[str]:
    """The other exercises that ask for the same names."""
    names = set(wanted.names(slug))
    return {other for other in full - {slug} if set(wanted.names(other)) == names}


def _defined(tree: ast.Module) -> Iterator[str]:
    """What a file itself defines: what it only imports does not count."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def near_to(name: FileName, defined: set[str], wanted: Wanted) -> frozenset[str]:
    """The exercises that a file may be meant for: its name, or a name in it, is nearly theirs."""
    by_name = {squeezed(slug): slug for slug in wanted.slugs}
    alike = difflib.get_close_matches(squeezed(name.stem), by_name, n=2, cutoff=0.75)
    close = {by_name[one] for one in alike}
    lower = [one.lower() for one in defined]
    for slug in wanted.slugs:
        asked = [one.lower() for one in wanted.names(slug)]
        if any(difflib.get_close_matches(one, lower, n=1, cutoff=0.8) for one in asked):
            close.add(slug)
        if name.contains(slug) or meant(name, slug):
            close.add(slug)
    return frozenset(close)
