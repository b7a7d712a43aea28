"""What a folder or an archive holds, as names and bytes, before anyone asks whose it is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.exercise.submission import MAX_SOURCE
from grader.ingest.notebook import MAX_NOTEBOOK

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
MAX_ARCHIVE = 64 << 20
"""Bytes of an archive that are read."""
LITTER = ("__MACOSX", "__pycache__")
LINK = "This is a symbolic link: put the file itself in its place."
SPECIAL = "This is not a regular file."


@dataclass(frozen=True)
class Entry:
    """One name, with `/` between its parts, and its bytes; `problem` is a sentence if there are none."""

    name: str
    data: bytes = b""
    problem: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of its name."""
        return PurePosixPath(self.name).parts


def is_archive(name: str) -> bool:
    """Whether a name ends like that of an archive."""
    return name.lower().endswith(SUFFIXES)


def without_suffix(name: str) -> str:
    """A name without `.ipynb`, `.py`, `.zip`, `.tar.gz` and the like."""
    known = (*SUFFIXES, ".ipynb", ".py")
    ending = max((end for end in known if name.lower().endswith(end)), key=len, default="")
    return name[: len(name) - len(ending)] or name


def room_for(name: str, slugs: Collection[str]) -> int:
    """How many bytes of an entry to read: of `slug.py`, notebooks and archives; of others none."""
    path = PurePosixPath(name)
    if any(part.startswith(".") or part in LITTER for part in path.parts):
        return 0
    if path.suffix == ".ipynb":
        return MAX_NOTEBOOK
    if is_archive(name):
        return MAX_ARCHIVE
    return MAX_SOURCE if path.suffix == ".py" and path.stem in slugs else 0


Room = Callable[[str], int]
"""How many bytes to read of an entry of this name; 0 where it is not wanted."""
