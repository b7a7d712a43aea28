"""What a folder or an archive contains, as names and bytes: whose it is comes later."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.exercise.submission import LINK, SPECIAL, too_large

__all__ = ["LINK", "SPECIAL", "Entry", "SizeLimit", "is_archive", "too_large"]

READABLE = (".zip", ".tar", ".tar.gz", ".tgz")
UNSUPPORTED = (
    *(".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".7z", ".rar", ".zipx"),
    *(".gz", ".bz2", ".xz", ".zst"),
)
"""Archives that are rejected, with the remedy, so that nobody's submission is overlooked."""
SUFFIXES = (*READABLE, *UNSUPPORTED)
MAX_ARCHIVE = 64 << 20
"""Bytes of an archive that are read."""


@dataclass(frozen=True)
class Entry:
    """One name, with `/` between its parts, and its bytes. `problem` says why there are none."""

    name: str
    data: bytes = b""
    problem: str = ""
    is_folder: bool = False

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
    while ending := max((end for end in known if name.lower().endswith(end)), key=len, default=""):
        if len(ending) == len(name):
            break
        name = name[: -len(ending)]
    return name


SizeLimit = Callable[[str], int]
"""How many bytes may be read of an entry with this name; 0 if it is not wanted."""
