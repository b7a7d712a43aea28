"""Archives are read in memory: nothing is unpacked to disk, and no header is trusted.

Only newer versions of Python protect extraction against `../` and links. Here nothing is extracted,
so no such protection is needed. What remains is size: an archive can expand to more than its headers
say, so bytes are counted as they are read.
"""

import gzip
import io
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from grader.exercise.submission import Rejected, read
from grader.ingest.entries import (
    LINK,
    MAX_ARCHIVE,
    READABLE,
    SPECIAL,
    UNSUPPORTED,
    Entry,
    SizeLimit,
    is_archive,
    too_large,
    without_suffix,
)
from grader.ingest.file_names import name_in_zip
from grader.ingest.litter import is_litter, without_litter

MAX_EXPANDED = 256 << 20
"""Bytes that one archive may expand to."""
MAX_KEPT = 128 << 20
"""Bytes of wanted files that are kept in memory."""
MAX_ENTRIES = 20_000
MAX_DIRECTORY = 4 << 20
"""Bytes of a zip's list of names."""
MAX_NESTED = 3
"""Archives in archives that are opened, one in the other."""
SHARE = 8
"""An archive in an archive may cost this part of what the outer one may."""
GZIP = b"\x1f\x8b"
OTHER_KINDS = (b"Rar!", b"7z\xbc\xaf")
"""How archives of other kinds start, whatever their name says."""
NESTED = f"Archives are nested more than {MAX_NESTED} deep: put the files into one."
DAMAGED = "The archive is damaged or cut short: create it again, as .zip or .tar.gz."
OTHER_KIND = "This kind of archive is not supported: pack the files as .zip or .tar.gz."
ERRORS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)
"""What Python's readers raise for bytes that are not an archive."""


@dataclass
class Allowance:
    """What an archive may still cost: bytes that it expands to, bytes that are kept, names.

    Half of it is for the archives in it, and a part of that for each. So a student's archive that is
    too large costs nobody else's files anything.
    """

    expanded: int = field(default_factory=lambda: MAX_EXPANDED)
    kept: int = field(default_factory=lambda: MAX_KEPT)
    names: int = field(default_factory=lambda: MAX_ENTRIES)
    depth: int = 0
    pool: "Allowance | None" = None

    def expand(self, number: int) -> None:
        """Account for bytes that came out of the archive."""
        self.expanded -= number
        if self.expanded < 0:
            raise _bomb(self.depth)

    def keep(self, entry: Entry) -> None:
        """Account for an entry that stays in memory."""
        self.names -= 1
        self.kept -= len(entry.data)
        if self.names < 0:
            raise _too_many(MAX_ENTRIES // SHARE if self.depth else MAX_ENTRIES)
        if self.kept < 0:
            raise Rejected(f"The files in the archive have more than {MAX_KEPT >> 20} MB.")

    def inner(self) -> "Allowance":
        """What an archive in this one may cost."""
        if not self.depth and self.pool is None:
            self.pool = Allowance(self.expanded // 2, self.kept // 2, self.names // 2)
        left = self.pool or self
        return Allowance(
            min(left.expanded, MAX_EXPANDED // SHARE),
            min(left.kept, MAX_KEPT // SHARE),
            min(left.names, MAX_ENTRIES // SHARE),
            self.depth + 1,
        )

    def spend(self, before: "Allowance", after: "Allowance", *, is_good: bool) -> None:
        """Account for an archive in this one. What a bad one kept is free again."""
        for budget in filter(None, (self, self.pool)):
            budget.expanded = max(0, budget.expanded - before.expanded + after.expanded)
            if is_good:
                budget.kept -= before.kept - after.kept
                budget.names -= before.names - after.names


def entries(path: Path, limit: SizeLimit) -> list[Entry]:
    """The entries of an archive, with the bytes of the wanted ones. Rejected, with the reason."""
    message = (
        f"The archive is larger than {MAX_ARCHIVE >> 20} MB: leave out files that are not answers."
    )
    return entries_of(read(path, MAX_ARCHIVE, message), path.name, limit)


def entries_of(
    data: bytes, name: str, limit: SizeLimit, budget: Allowance | None = None
) -> list[Entry]:
    """The same for the bytes of an archive. Its name tells the kind.

    An archive in it is read too: it stands for a folder of its name. One that cannot be read stays an
    entry, with the reason.
    """
    found: list[Entry] = []
    littered: dict[str, Entry] = {}
    budget = budget or Allowance()
    try:
        for entry in _unpacked(data, name.lower(), limit, budget):
            _must_be_inside(entry.name)
            if is_litter(entry.parts):
                around = "/".join(without_litter(entry.parts))
                littered[around] = Entry(around, is_folder=True)
            elif entry.data and is_archive(entry.name):
                found += _nested(entry, limit, budget)
            else:
                budget.keep(entry)
                found.append(entry)
    except ERRORS:
        raise Rejected(DAMAGED) from None
    return [*found, *littered.values()]


def opened(entry: Entry, limit: SizeLimit) -> list[Entry]:
    """The entries of an archive, below its name; itself, with the reason, if it cannot be read."""
    return _below(entry, limit, Allowance())


def _nested(entry: Entry, limit: SizeLimit, budget: Allowance) -> list[Entry]:
    """The same for an archive in an archive."""
    inner = budget.inner()
    before = replace(inner)
    found = _below(entry, limit, inner)
    budget.spend(before, inner, is_good=found[0].name != entry.name)
    return found


def _below(entry: Entry, limit: SizeLimit, budget: Allowance) -> list[Entry]:
    if budget.depth > MAX_NESTED:
        return [Entry(entry.name, problem=NESTED)]
    try:
        found = entries_of(entry.data, entry.name, limit, budget)
    except Rejected as reason:
        return [Entry(entry.name, problem=str(reason))]
    folder = without_suffix(entry.name)
    below = [replace(one, name=f"{folder}/{one.name}") for one in found if not one.is_folder]
    return below or [Entry(entry.name)]


def _unpacked(data: bytes, name: str, limit: SizeLimit, budget: Allowance) -> Iterator[Entry]:
    is_other = name.endswith(UNSUPPORTED) and not name.endswith(READABLE)
    if is_other or data.startswith(OTHER_KINDS):
        raise Rejected(OTHER_KIND)
    return _zip(data, limit, budget) if name.endswith(".zip") else _tar(data, limit, budget)


def _must_be_inside(name: str) -> None:
    absolute = name.startswith("/") or name[1:2] == ":"
    if absolute or ".." in name.split("/"):
        raise Rejected(
            f"The archive has a path outside the archive, {name!r:.80}: create it again from the folder itself."
        )


def _too_many(most: int) -> Rejected:
    return Rejected(f"The archive has more than {most} names: leave out what is not an answer.")


class Bounded(io.BytesIO):
    """A zip in memory. Python reads its list of names in one piece: a list too long is rejected."""

    listed = False

    def read(self, size: int | None = -1) -> bytes:
        if self.listed:
            return super().read(size)
        left = len(self.getbuffer()) - self.tell()
        if min(left, left if size is None or size < 0 else size) > MAX_DIRECTORY:
            raise _too_many(MAX_ENTRIES)
        return super().read(size)


def _zip(data: bytes, limit: SizeLimit, budget: Allowance) -> Iterator[Entry]:
    file = Bounded(data)
    with zipfile.ZipFile(file) as archive:
        file.listed = True
        for info in archive.infolist():
            name = name_in_zip(info).replace("\\", "/")
            if name.endswith("/"):
                yield Entry(name, is_folder=True)
                continue
            entry = _member(archive, info, name, limit(name))
            budget.expand(len(entry.data))
            yield entry


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> Entry:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return Entry(name, problem=LINK if kind == stat.S_IFLNK else SPECIAL)
    if not limit:
        return Entry(name)
    if info.flag_bits & 1:
        raise Rejected("The archive is encrypted: create it without a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        problem = "The compression method of this file is not supported: create a plain zip."
        return Entry(name, problem=problem)
    with archive.open(info) as file:
        return _bounded(file, name, limit)


def _bounded(file: IO[bytes], name: str, limit: int) -> Entry:
    """The bytes of a member. One that is larger than `limit` is not read to its end."""
    data = file.read(limit + 1)
    return Entry(name, data) if len(data) <= limit else Entry(name, problem=too_large(limit))


class Expanding(io.RawIOBase):
    """A tar as a stream, of which as many bytes can be read as the budget allows."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, budget: Allowance) -> None:
        self._stream = stream
        self._budget = budget
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._budget.expanded:
            raise _bomb(self._budget.depth)
        data = self._stream.read(size)
        self._budget.expand(len(data))
        self._last = data[-tarfile.BLOCKSIZE :] or self._last
        return data

    def must_have_ended(self) -> None:
        """A tar ends in a block of zeros. Python accepts a tar that was cut off before it."""
        if any(self._last):
            raise tarfile.ReadError


def _tar(data: bytes, limit: SizeLimit, budget: Allowance) -> Iterator[Entry]:
    file = io.BytesIO(data)
    with (
        gzip.GzipFile(fileobj=file) if data.startswith(GZIP) else file as packed,
        Expanding(packed, budget) as stream,
    ):
        yield from _tar_entries(stream, limit)
        stream.must_have_ended()


def _tar_entries(stream: Expanding, limit: SizeLimit) -> Iterator[Entry]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                yield Entry(info.name, is_folder=True)
                continue
            if not info.isreg():
                yield Entry(info.name, problem=LINK if info.issym() or info.islnk() else SPECIAL)
                continue
            file = archive.extractfile(info) if limit(info.name) else None
            yield Entry(info.name) if file is None else _bounded(file, info.name, limit(info.name))


def _bomb(depth: int) -> Rejected:
    if depth:
        return Rejected(
            f"This archive in an archive expands to more than {MAX_EXPANDED // SHARE >> 20} MB, or all "
            f"of them together to more than {MAX_EXPANDED // 2 >> 20} MB: unpack the outer archive, and "
            "grade its folder."
        )
    return Rejected(f"The archive expands to more than {MAX_EXPANDED >> 20} MB.")
