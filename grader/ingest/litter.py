"""Files that nobody handed in: what computers leave behind, and what the kit itself brings along."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from grader.ingest.file_names import composed
from grader.ingest.paths import CHAPTER, Parts

FOLDERS = {"__macosx", "__pycache__", "node_modules", "site-packages", "venv", "$recycle.bin"}
FILES = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
HANDED_IN = (".py", ".ipynb", ".zip")
"""Endings with which a file is an answer, though its name starts with a point."""
BESIDE = {"grader", "solutions", "tests", "docs"}
"""Folders of the kit that stand beside `exercises`."""


def is_litter(parts: Parts) -> bool:
    """Whether a computer wrote this by itself: `__MACOSX`, `.DS_Store`, `Thumbs.db`, `.git`, `venv`."""
    *folders, name = [part.casefold() for part in parts] or [""]
    hidden = name.startswith(("._", "~$")) or (
        name.startswith(".") and not name.endswith(HANDED_IN)
    )
    inside = any(part.startswith(".") or part in FOLDERS for part in folders)
    return hidden or inside or name in FILES or name in FOLDERS


def without_litter(parts: Parts) -> Parts:
    """The folders above what a computer wrote: somebody's, though nothing else may be in them."""
    while parts and is_litter(parts):
        parts = parts[:-1]
    return parts


def workspaces(paths: Iterable[Parts]) -> set[Parts]:
    """The folders that hold the kit's `exercises` with their checks."""
    return set(filter(None, map(_workspace, paths)))


def _workspace(parts: Parts) -> Parts | None:
    is_check = len(parts) > 2 and CHAPTER.fullmatch(parts[-2]) and parts[-1].startswith("test_")
    return parts[:-3] or ("",) if is_check and parts[-3:-2] == ("exercises",) else None


def is_kits_own(
    parts: Parts,
    slugs: Collection[str],
    others: Collection[str],
    kits: Collection[Parts],
    chapters: Mapping[str, str],
) -> bool:
    """Whether a file is the kit's: a check, a page, a solution, the stub of an exercise not graded.

    `chapters` are those of the exercises: in its own, a stub may be named like the checks of another.
    """
    name = composed(parts[-1])
    stem = name.removesuffix(".py")
    if name.casefold() in ("readme.md", "readme.txt", "readme"):
        return True
    if any(parts[len(root)] in BESIDE for root in _around(parts, kits)):
        return True
    in_chapter = len(parts) > 1 and bool(CHAPTER.fullmatch(parts[-2]))
    is_stub = in_chapter and chapters.get(stem) == parts[-2]
    if in_chapter and not is_stub and is_check(name, {*slugs, *others}):
        return True
    return in_chapter and name.endswith(".py") and stem in {*others} - {*slugs}


def is_check(name: str, slugs: Collection[str]) -> bool:
    """Whether a file is named like the checks of one of these exercises."""
    return name.startswith("test_") and name[len("test_") :].removesuffix(".py") in slugs


def _around(parts: Parts, kits: Collection[Parts]) -> Iterator[Parts]:
    """The workspaces that a path is in."""
    for size in range(len(parts)):
        root = parts[:size]
        if (root or ("",)) in kits:
            yield root
