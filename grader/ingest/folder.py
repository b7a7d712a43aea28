"""A folder of submissions: links are not followed, pipes are not opened."""

import stat
from collections.abc import Iterator
from pathlib import Path

from grader.exercise.submission import Rejected, read
from grader.ingest.entries import LINK, SPECIAL, Entry, Room

MAX_ENTRIES = 100_000
MAX_DEPTH = 10
"""Folders in folders that are looked into."""


def entries(folder: Path, room: Room) -> Iterator[Entry]:
    """What a folder holds, in order of the names; bytes only of what is wanted. Rejected if too much."""
    for count, entry in enumerate(_inside(folder, "", room)):
        if count >= MAX_ENTRIES:
            raise Rejected(f"The folder holds more than {MAX_ENTRIES} files.")
        yield entry


def _inside(folder: Path, prefix: str, room: Room) -> Iterator[Entry]:
    """The entries of a folder, and of the folders in it."""
    try:
        found = sorted(folder.iterdir())
        kinds = [path.lstat().st_mode for path in found]
    except OSError as error:
        yield Entry(prefix or ".", problem=f"The folder cannot be read: {error.strerror}.")
        return
    for path, kind in zip(found, kinds, strict=True):
        name = prefix + path.name
        if not stat.S_ISDIR(kind):
            yield _entry(path, name, kind, room(name))
        elif name.count("/") >= MAX_DEPTH:
            yield Entry(name, problem="It lies too deep in folders.")
        else:
            yield from _inside(path, f"{name}/", room)


def _entry(path: Path, name: str, kind: int, room: int) -> Entry:
    if not stat.S_ISREG(kind):
        return Entry(name, problem=LINK if stat.S_ISLNK(kind) else SPECIAL)
    try:
        return Entry(name, read(path, room, _too_large(room)) if room else b"")
    except Rejected as reason:
        return Entry(name, problem=str(reason))


def _too_large(room: int) -> str:
    return f"The file is larger than {room >> 10} KB."
