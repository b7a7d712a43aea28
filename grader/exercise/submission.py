"""Reads a student's file: one regular file, within a size limit, without following links."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.commands import as_typed
from grader.evidence.places import Places, places_of
from grader.worker.listing import File, first_line_before, listing

MAX_SOURCE = 512 << 10
"""Bytes of source that are read."""
FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # the last one is of Windows
    FLAGS |= getattr(os, _name, 0)
NOTHING = "Nothing was submitted for "
"""How the reason of a rejection starts if there is no submission."""
LINK = "This is a symbolic link: replace it with the file itself."
SPECIAL = "This is not a regular file: replace it with one."


@dataclass(frozen=True)
class Submission:
    """A student's answer. `rejected` says why it could not be read; `text` is then empty.

    `before` runs in the same module before `text`: what earlier cells of a notebook define. `files` are
    the answer's further files, by the name of the module.
    """

    label: str
    path: Path
    text: str = ""
    rejected: str = ""
    before: str = ""
    files: tuple[File, ...] = ()

    @property
    def listing(self) -> str:
        """The text that line numbers refer to: the answer, then `before`, then the further files."""
        return listing(self.text, self.before, self.files)

    @property
    def places(self) -> Places:
        """In which file each line of the listing is."""
        return places_of(str(self.path), self.text, self.before, self.files)

    def is_before(self, line: int) -> bool:
        """Whether a line of the listing is outside the answer itself, in `before`."""
        return bool(self.before) and line >= first_line_before(self.text)

    def text_of(self, file: str) -> str:
        """The text of a file of the answer; the lines of `before` count on after those of the first."""
        further = (text for name, text in self.files if file == str(self._beside(name)))
        return next(further, listing(self.text, self.before))

    def shown_line(self, file: str, line: int | None) -> tuple[str, str]:
        """Where a line of a file is, for a reader, and its code; nothing where there is none."""
        lines = self.text_of(file).split("\n")
        if not line or not 0 < line <= len(lines):
            return "", ""
        where = f"line {line}{', in an earlier cell' if self.is_before(line) else ''}"
        if file != str(self.path):
            where = f"{Path(file).name}, {where}"
        return where, lines[line - 1].strip()

    def as_job(self) -> dict[str, Any]:
        """What the worker gets."""
        one = {"path": str(self.path), "source": self.text, "before": self.before}
        return one | {"files": self.files}

    def _beside(self, name: str) -> Path:
        return self.path.with_name(f"{name}.py")


class Rejected(Exception):
    """A file is not accepted. The message is a sentence that says why, and what to do."""


def take(path: Path, label: str = "") -> Submission:
    """Read the file at `path`. If something is wrong with it, `rejected` says what."""
    label = label or path.stem
    try:
        data = read(path, MAX_SOURCE, too_large(MAX_SOURCE))
    except Rejected as reason:
        return Submission(label, path, rejected=str(reason))
    return from_bytes(data, label, path)


def from_bytes(data: bytes, label: str, path: Path) -> Submission:
    """A submission from bytes that have been read already; `path` is where they came from."""
    try:
        return Submission(label, path, _text(data))
    except Rejected as reason:
        return Submission(label, path, rejected=str(reason))


def too_large(limit: int) -> str:
    """The reason to reject a file of more than `limit` bytes."""
    return f"The file is larger than {limit >> 10} KB: remove data and outputs from it."


def _text(data: bytes) -> str:
    text = decoded(data)
    if not text.strip():
        raise Rejected(
            "The file is empty: write the function, or restore the stub with "
            f"`{as_typed('reset', 'SLUG')}`."
        )
    return text


def decoded(data: bytes) -> str:
    """The text of a Python file, which may be empty. Rejected."""
    if len(data) > MAX_SOURCE:
        raise Rejected(too_large(MAX_SOURCE))
    if b"\0" in data:
        raise Rejected(
            f"Line {_line(data, data.index(0))} contains a NUL byte: save the file as UTF-8 text."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise Rejected(
            f"Line {line} is not UTF-8: save the file with the encoding UTF-8."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")  # as Python counts lines


def _line(data: bytes, offset: int) -> int:
    return data[:offset].count(b"\n") + 1


def read(path: Path, limit: int, reason: str) -> bytes:
    """The bytes of a regular file; links are not followed. Rejected; with `reason` if it is too large."""
    descriptor = _open(path)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise Rejected("Expected a file, got a directory: replace it with the file.")
        if not stat.S_ISREG(status.st_mode):
            raise Rejected(SPECIAL)
        if status.st_size > limit:
            raise Rejected(reason)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(limit)
    except OSError as error:
        raise Rejected(
            f"The file cannot be read ({error.strerror}): check its path and permissions."
        ) from None
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    if path.is_symlink():
        raise Rejected(LINK)
    try:
        return os.open(path, FLAGS)
    except FileNotFoundError:
        raise Rejected("The file is missing: create it, or check the path.") from None
    except OSError as error:
        raise Rejected(
            f"The file cannot be read ({error.strerror}): check its path and permissions."
        ) from None
