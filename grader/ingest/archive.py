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
from pathlib import Path
from typing import IO

from grader.exercise.submission import Rejected, read
from grader.ingest.entries import (
    LINK,
    MAX_ARCHIVE,
    SPECIAL,
    UNSUPPORTED,
    Entry,
    SizeLimit,
    too_large,
)

MAX_EXPANDED = 256 << 20
"""Bytes that one archive may expand to."""
MAX_KEPT = 128 << 20
"""Bytes of wanted files that are kept in memory."""
MAX_ENTRIES = 20_000
MAX_DIRECTORY = 4 << 20
"""Bytes of a zip's list of names."""
GZIP = b"\x1f\x8b"
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


def entries(path: Path, limit: SizeLimit) -> list[Entry]:
    """The entries of an archive, with the bytes of the wanted ones. Rejected, with the reason."""
    message = (
        f"The archive is larger than {MAX_ARCHIVE >> 20} MB: leave out files that are not answers."
    )
    return entries_of(read(path, MAX_ARCHIVE, message), path.name, limit)


def entries_of(data: bytes, name: str, limit: SizeLimit) -> list[Entry]:
    """The same for the bytes of an archive. Its name tells the kind."""
    found: list[Entry] = []
    kept = 0
    try:
        for entry in _unpacked(data, name.lower(), limit):
            _must_be_inside(entry.name)
            found.append(entry)
            kept += len(entry.data)
            if len(found) > MAX_ENTRIES:
                raise _too_many()
            if kept > MAX_KEPT:
                raise Rejected(f"The files in the archive have more than {MAX_KEPT >> 20} MB.")
    except ERRORS:
        raise Rejected(DAMAGED) from None
    return found


def _unpacked(data: bytes, name: str, limit: SizeLimit) -> Iterator[Entry]:
    if name.endswith(UNSUPPORTED):
        raise Rejected(OTHER_KIND)
    return _zip(data, limit) if name.endswith(".zip") else _tar(data, limit)


def _must_be_inside(name: str) -> None:
    absolute = name.startswith("/") or name[1:2] == ":"
    if absolute or ".." in name.split("/"):
        raise Rejected(
            f"The archive has a path outside the archive, {name!r:.80}: create it again from the folder itself."
        )


def _too_many() -> Rejected:
    return Rejected(
        f"The archive has more than {MAX_ENTRIES} names: leave out what is not an answer."
    )


class Bounded(io.BytesIO):
    """A zip in memory. Python reads its list of names in one piece: a list too long is rejected."""

    listed = False

    def read(self, size: int | None = -1) -> bytes:
        if self.listed:
            return super().read(size)
        left = len(self.getbuffer()) - self.tell()
        if min(left, left if size is None or size < 0 else size) > MAX_DIRECTORY:
            raise _too_many()
        return super().read(size)


def _zip(data: bytes, limit: SizeLimit) -> Iterator[Entry]:
    expanded = 0
    file = Bounded(data)
    with zipfile.ZipFile(file) as archive:
        file.listed = True
        for info in archive.infolist():
            name = info.filename.replace("\\", "/")
            if name.endswith("/"):
                _must_be_inside(name)
                continue
            entry = _member(archive, info, name, limit(name))
            expanded += len(entry.data)
            if expanded > MAX_EXPANDED:
                raise _bomb()
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
    """A tar as a stream, of which up to MAX_EXPANDED bytes can be read."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile) -> None:
        self._stream = stream
        self._left = MAX_EXPANDED
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._left:
            raise _bomb()
        data = self._stream.read(size)
        self._left -= len(data)
        self._last = data[-tarfile.BLOCKSIZE :] or self._last
        return data

    def must_have_ended(self) -> None:
        """A tar ends in a block of zeros. Python accepts a tar that was cut off before it."""
        if any(self._last):
            raise tarfile.ReadError


def _tar(data: bytes, limit: SizeLimit) -> Iterator[Entry]:
    file = io.BytesIO(data)
    with (
        gzip.GzipFile(fileobj=file) if data.startswith(GZIP) else file as packed,
        Expanding(packed) as stream,
    ):
        yield from _tar_entries(stream, limit)
        stream.must_have_ended()


def _tar_entries(stream: Expanding, limit: SizeLimit) -> Iterator[Entry]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                _must_be_inside(info.name)
                continue
            if not info.isreg():
                yield Entry(info.name, problem=LINK if info.issym() or info.islnk() else SPECIAL)
                continue
            file = archive.extractfile(info) if limit(info.name) else None
            yield Entry(info.name) if file is None else _bounded(file, info.name, limit(info.name))


def _bomb() -> Rejected:
    return Rejected(f"The archive expands to more than {MAX_EXPANDED >> 20} MB.")
