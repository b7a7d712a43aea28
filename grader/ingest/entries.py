"""What a folder or an archive contains, as names and bytes: whose it is comes later."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.exercise.submission import LINK, MAX_SOURCE, SPECIAL, too_large
from grader.ingest.notebook import MAX_NOTEBOOK

__all__ = ["LINK", "SPECIAL", "Entry", "SizeLimit", "is_archive", "size_limit", "too_large"]

UNSUPPORTED = (".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".7z", ".rar")
"""Archives that are rejected, with the remedy, so that nobody's submission is overlooked."""
SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", *UNSUPPORTED)
MAX_ARCHIVE = 64 << 20
"""Bytes of an archive that are read."""
LITTER = ("__MACOSX", "__pycache__")


@dataclass(frozen=True)
class Entry:
    """One name, with `/` between its parts, and its bytes. `problem` says why there are none."""

    name: str
    data: bytes = b""
    problem: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of its name."""
        return PurePosixPath(self.name).parts


def is_archive(name: str) -> bool:
    """Whether a name has the suffix of an archive."""
    return name.lower().endswith(SUFFIXES)


def without_suffix(name: str) -> str:
    """A name without `.ipynb`, `.py`, `.zip`, `.tar.gz` and the like."""
    known = (*SUFFIXES, ".ipynb", ".py")
    ending = max((end for end in known if name.lower().endswith(end)), key=len, default="")
    return name[: len(name) - len(ending)] or name


def size_limit(name: str, slugs: Collection[str]) -> int:
    """How many bytes of an entry may be read: of `slug.py`, notebooks and archives; else 0."""
    path = PurePosixPath(name)
    if any(part.startswith(".") or part in LITTER for part in path.parts):
        return 0
    if path.suffix == ".ipynb":
        return MAX_NOTEBOOK
    if is_archive(name):
        return MAX_ARCHIVE
    return MAX_SOURCE if path.suffix == ".py" and path.stem in slugs else 0


SizeLimit = Callable[[str], int]
"""How many bytes may be read of an entry with this name; 0 if it is not wanted."""
