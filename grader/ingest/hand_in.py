"""One file that was handed in: which exercises it answers, or why it answers none."""

import ast
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.exercise.submission import Rejected, Submission, from_bytes
from grader.ingest.cells import parsed
from grader.ingest.entries import Entry, is_archive, too_large
from grader.ingest.exported import as_plain
from grader.ingest.file_names import FileName, file_name, meant, squeezed
from grader.ingest.litter import Parts
from grader.ingest.notebook import answers, cells_of
from grader.ingest.wanted import MAX_UNNAMED, Wanted

EXACT, SPELT, NAMED, DEFINES = range(4)
"""How plain it is that a file answers an exercise: by its name, by its name in another spelling, by a
name that contains it and by what it defines, or only by what it defines."""
EMPTY = "The archive is empty: pack the files again."
NO_CODE = "It is not a Python file, not a notebook and not an archive of them."
NOT_ASKED = "This file does not belong to any exercise that is graded."
NO_CELL = "No cell of this notebook defines what an exercise asks for."
SEVERAL = "It may answer more than one exercise"


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
class HandIn:
    """A file, and its claims by exercise. If it has none, `reason` says why.

    `near` are exercises that it may be meant for; with `anything` it may be meant for any of them.
    """

    parts: Parts
    claims: Mapping[str, Claim] = field(default_factory=dict)
    reason: str = ""
    near: frozenset[str] = frozenset()
    anything: bool = False

    @property
    def told(self) -> str:
        """The reason, with the file's name before it, and what may be meant after it."""
        meant = " or ".join(f"`{slug}`" for slug in sorted(self.near)[:3])
        asked = f" Did you mean {meant}? Then rename it to SLUG.py." if meant else ""
        if len(self.near) == 1:
            asked = asked.replace("SLUG", next(iter(self.near)))
        return f"{self.parts[-1]}: {self.reason}{asked}"


def hand_in(entry: Entry, name: str, root: Path, wanted: Wanted) -> HandIn:
    """Read one file; `name` is its own name, without what a course system wrote before it."""
    parts, where = entry.parts, root.joinpath(*entry.parts)
    if is_archive(name) or is_archive(entry.name):
        return HandIn(parts, reason=entry.problem or EMPTY, anything=True)
    read = file_name(name)
    looks_like_a_notebook = read.kind in ("py", "txt") and _is_notebook(entry.data)
    if read.kind == "ipynb" or looks_like_a_notebook:
        return _notebook(entry, name, where, wanted)
    return _python(entry, name, where, wanted)


def _is_notebook(data: bytes) -> bool:
    return data.lstrip()[:1] == b"{" and b'"cells"' in data


def _notebook(entry: Entry, name: str, where: Path, wanted: Wanted) -> HandIn:
    read = file_name(name)
    try:
        if entry.problem:
            raise Rejected(entry.problem)
        marked = answers(entry.data, "", where, None, wanted.known or wanted.asks)
        found = answers(entry.data, "", where, wanted.asks, wanted.known)
    except Rejected as reason:
        return HandIn(entry.parts, reason=str(reason), anything=True)
    given = {s: one for s, one in found.items() if s in marked or not one.rejected}
    lost = {slug: one.rejected for slug, one in found.items() if slug not in given}
    claims = {
        slug: Claim(
            *(EXACT, one, entry.parts, name, read),
            is_untouched=not one.rejected and wanted.is_untouched(slug, one.text),
        )
        for slug, one in given.items()
        if slug in wanted.slugs
    }
    near = _near(read, _defined_by_cells(entry.data), wanted) - claims.keys()
    reason = next(iter(lost.values()), NO_CELL)
    return HandIn(entry.parts, claims, reason, frozenset(near), anything=not claims)


def _defined_by_cells(data: bytes) -> set[str]:
    """What the code cells of a notebook define."""
    return {name for cell in cells_of(data) for name in cell.names}


def _python(entry: Entry, name: str, where: Path, wanted: Wanted) -> HandIn:
    read, slug = file_name(name), wanted.named_by(name)
    if not wanted.limit(name):
        near = frozenset({slug} - {""}) | _near(read, set(), wanted)
        reason = entry.problem or NO_CODE
        return HandIn(entry.parts, reason=reason, near=near, anything=bool(entry.problem))
    if slug and read.kind == "py":
        plain = EXACT if name == f"{slug}.py" else SPELT
        return HandIn(entry.parts, {slug: _claim(entry, name, slug, plain, where, wanted)})
    if entry.problem:
        return HandIn(entry.parts, reason=_problem(entry), near=_near(read, set(), wanted))
    return _by_what_it_defines(entry, name, where, wanted)


def _problem(entry: Entry) -> str:
    return NOT_ASKED if entry.problem == too_large(MAX_UNNAMED) else entry.problem


def _claim(entry: Entry, name: str, slug: str, plain: int, where: Path, wanted: Wanted) -> Claim:
    one = Submission("", where, rejected=entry.problem) if entry.problem else _taken(entry, where)
    read = file_name(name)
    untouched = not one.rejected and wanted.is_untouched(slug, one.text)
    return Claim(
        *(plain, one, entry.parts, name, meant(read, slug) or read), is_untouched=untouched
    )


def _taken(entry: Entry, where: Path) -> Submission:
    return as_plain(from_bytes(entry.data, "", where))


def _by_what_it_defines(entry: Entry, name: str, where: Path, wanted: Wanted) -> HandIn:
    """The claims of a file whose name alone does not make one."""
    one, read = _taken(entry, where), file_name(name)
    if one.rejected:
        return HandIn(
            entry.parts, reason=one.rejected, near=_near(read, set(), wanted), anything=True
        )
    tree = parsed(one.text)
    if tree is None and read.kind == "py":
        reason = "It cannot be parsed as Python, so nothing tells which exercise it answers."
        return HandIn(entry.parts, reason=reason, near=_near(read, set(), wanted), anything=True)
    defined = set(_defined(tree)) if tree else set()
    full = {slug for slug in wanted.slugs if _defines(defined, slug, wanted)}
    named = {slug for slug in full if read.contains(slug) or meant(read, slug)}
    if named:
        full = {slug for slug in full if slug in named or not _rivals(slug, full, wanted)}
    if unsure := {slug for slug in full if _rivals(slug, full, wanted)}:
        return HandIn(entry.parts, reason=f"{SEVERAL}.", near=frozenset(unsure), anything=True)
    claims = {
        slug: _claim(entry, name, slug, NAMED if slug in named else DEFINES, where, wanted)
        for slug in full
    }
    near = frozenset() if claims else _near(read, defined, wanted)
    return HandIn(entry.parts, claims, NOT_ASKED if read.kind == "py" else NO_CODE, near)


def _defines(defined: set[str], slug: str, wanted: Wanted) -> bool:
    asked = set(wanted.names(slug))
    return bool(asked) and asked <= defined


def _rivals(slug: str, full: set[str], wanted: Wanted) -> bool:
    """Whether another exercise asks for the same names."""
    return any(set(wanted.names(o)) == set(wanted.names(slug)) for o in full - {slug})


def _defined(tree: ast.Module) -> Iterator[str]:
    """What a file itself defines: what it only imports does not count."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _near(name: FileName, defined: set[str], wanted: Wanted) -> frozenset[str]:
    """The exercises that a file may be meant for: its name, or a name in it, is nearly theirs."""
    by_name = {squeezed(slug): slug for slug in wanted.slugs}
    stem = squeezed(name.stem)
    close = {by_name[one] for one in difflib.get_close_matches(stem, by_name, n=2, cutoff=0.75)}
    close |= {slug for slug in wanted.slugs if name.contains(slug)}
    for slug in wanted.slugs:
        for asked in wanted.names(slug):
            if difflib.get_close_matches(asked.lower(), map(str.lower, defined), n=1, cutoff=0.8):
                close.add(slug)
    return frozenset(close)
