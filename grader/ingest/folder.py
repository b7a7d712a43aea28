"""Reads a folder of submissions. Links are not followed, pipes are not opened."""

import stat
from collections.abc import Iterator
from pathlib import Path

from grader.exercise.submission import Rejected, read
from grader.ingest.entries import LINK, SPECIAL, Entry, SizeLimit, too_large
from grader.ingest.litter import is_litter

MAX_ENTRIES = 100_000
MAX_DEPTH = 10
"""Levels of nested folders that are searched."""


def entries(folder: Path, limit: SizeLimit) -> Iterator[Entry]:
    """The entries of a folder, sorted, with the bytes of the wanted ones. Rejected if too many."""
    for count, entry in enumerate(_inside(folder, "", limit)):
        if count >= MAX_ENTRIES:
            raise Rejected(
                f"The folder has more than {MAX_ENTRIES} files: name the folder of submissions itself."
            )
        yield entry


def _inside(folder: Path, prefix: str, limit: SizeLimit) -> Iterator[Entry]:
    """The entries of a folder and of its subfolders."""
    try:
        found = sorted(folder.iterdir())
        kinds = [path.lstat().st_mode for path in found]
    except OSError as error:
        yield Entry(prefix or ".", problem=f"The folder cannot be read: {error.strerror}.")
        return
    for path, kind in zip(found, kinds, strict=True):
        name = prefix + path.name
        if stat.S_ISDIR(kind):
            yield Entry(name, is_folder=True)
        if is_litter((path.name,)):
            continue
        if not stat.S_ISDIR(kind):
            yield _entry(path, name, kind, limit(name))
        elif name.count("/") >= MAX_DEPTH:
            problem = f"The folder is nested more than {MAX_DEPTH} levels deep: move it up."
            yield Entry(name, problem=problem)
        else:
            yield from _inside(path, f"{name}/", limit)


def _entry(path: Path, name: str, kind: int, limit: int) -> Entry:
    if not stat.S_ISREG(kind):
        return Entry(name, problem=LINK if stat.S_ISLNK(kind) else SPECIAL)
    try:
        return Entry(name, read(path, limit, too_large(limit)) if limit else b"")
    except Rejected as reason:
        return Entry(name, problem=str(reason))
