"""Take in a file of the student's: one regular file, of a sane size, without following links."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from grader.worker.listing import first_line_before, listing

MAX_SOURCE = 512 << 10
NOTHING = "Nothing was handed in for "
"""How the reason begins, where there is nothing that could be rejected."""
"""Bytes of source that are read."""


@dataclass(frozen=True)
class Submission:
    """A student's answer. `rejected` is a sentence when it could not be taken; `text` is then empty.

    `before` is run in the same module before `text`: what the earlier cells of a notebook define.
    """

    label: str
    path: Path
    text: str = ""
    rejected: str = ""
    before: str = ""

    @property
    def listing(self) -> str:
        """What line numbers speak of: the answer, and after an empty line what was before it."""
        return listing(self.text, self.before)

    def is_before(self, line: int) -> bool:
        """Whether a line of the listing is not in the answer itself."""
        return bool(self.before) and line >= first_line_before(self.text)

    def as_job(self) -> dict[str, str]:
        """What a worker gets of it."""
        return {"path": str(self.path), "source": self.text, "before": self.before}


class Rejected(Exception):
    """It is not taken; the message is a sentence that says why, with the remedy."""


def take(path: Path, label: str = "") -> Submission:
    """Read the file at `path`; what is wrong with it, if anything, is in `rejected`."""
    label = label or path.stem
    try:
        data = read(path, MAX_SOURCE, f"The file is larger than {MAX_SOURCE >> 10} KB.")
    except Rejected as reason:
        return Submission(label, path, rejected=str(reason))
    return taken(data, label, path)


def taken(data: bytes, label: str, path: Path) -> Submission:
    """A submission of what has been read already; `path` is where it came from."""
    try:
        return Submission(label, path, _text(data))
    except Rejected as reason:
        return Submission(label, path, rejected=str(reason))


def _text(data: bytes) -> str:
    if len(data) > MAX_SOURCE:
        raise Rejected(f"The file is larger than {MAX_SOURCE >> 10} KB.")
    if b"\0" in data:
        raise Rejected(
            f"Line {_line(data, data.index(0))} holds a NUL byte, so this is no Python source."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise Rejected(
            f"Line {line} is not UTF-8: save the file with the encoding UTF-8."
        ) from None
    if not text.strip():
        raise Rejected("The file is empty. Bring the stub back, or write the function anew.")
    return text.replace("\r\n", "\n").replace("\r", "\n")  # as Python counts lines


def _line(data: bytes, place: int) -> int:
    return data[:place].count(b"\n") + 1


def read(path: Path, most: int, too_large: str) -> bytes:
    """At most `most` bytes of a regular file, links not followed. Rejected, with the reason."""
    descriptor = _open(path)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise Rejected("This is a directory, where a file is wanted.")
        if not stat.S_ISREG(status.st_mode):
            raise Rejected("This is not a regular file.")
        if status.st_size > most:
            raise Rejected(too_large)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most)
    except OSError as error:
        raise Rejected(f"The file cannot be read: {error.strerror}.") from None
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    if path.is_symlink():
        raise Rejected("This is a symbolic link: put the file itself in its place.")
    try:
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Rejected("The file is missing.") from None
    except OSError as error:
        raise Rejected(f"The file cannot be read: {error.strerror}.") from None
