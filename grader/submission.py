"""Take in a file of the student's: one regular file, of a sane size, without following links."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

MAX_SOURCE = 512 << 10
"""Bytes of source that are read."""


@dataclass(frozen=True)
class Submission:
    """A student's file. `rejected` is a sentence when it could not be taken; `text` is then empty."""

    label: str
    path: Path
    text: str = ""
    rejected: str = ""


def take(path: Path, label: str = "") -> Submission:
    """Read the file at `path`; what is wrong with it, if anything, is in `rejected`."""
    label = label or path.stem
    try:
        return Submission(label, path, _read(path))
    except _Rejected as reason:
        return Submission(label, path, rejected=str(reason))


class _Rejected(Exception):
    pass


def _read(path: Path) -> str:
    data = _bytes(path)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise _Rejected(f"Line {line} holds a NUL byte, so this is no Python source.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _Rejected(
            f"Line {line} is not UTF-8: save the file with the encoding UTF-8."
        ) from None
    if not text.strip():
        raise _Rejected("The file is empty. Bring the stub back, or write the function anew.")
    return text.replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    descriptor = _open(path)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise _Rejected("This is a directory, where a file is wanted.")
        if not stat.S_ISREG(status.st_mode):
            raise _Rejected("This is not a regular file.")
        if status.st_size > MAX_SOURCE:
            raise _Rejected(f"The file is larger than {MAX_SOURCE >> 10} KB.")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_SOURCE)
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    if path.is_symlink():
        raise _Rejected("This is a symbolic link: put the file itself in its place.")
    try:
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise _Rejected("The file is missing.") from None
    except OSError as error:
        raise _Rejected(f"The file cannot be read: {error.strerror}.") from None
