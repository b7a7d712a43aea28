"""Archives, read in memory: nothing is unpacked, and nothing is believed.

Python's own unpacking has a filter against `../` and links only in newer versions; none is needed
where nothing is written. What remains is size: an archive says less than it expands to, so bytes are
counted as they come, whatever its headers claim.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from grader.exercise.submission import Rejected, read
from grader.ingest.entries import LINK, MAX_ARCHIVE, SPECIAL, Entry, Room

MAX_EXPANDED = 256 << 20
"""Bytes that are expanded from one archive."""
MAX_KEPT = 128 << 20
"""Bytes of wanted files that are kept."""
MAX_ENTRIES = 20_000
MAX_DIRECTORY = 4 << 20
"""Bytes of a zip's list of names."""
DAMAGED = "The archive is damaged or cut short: make it anew."
ERRORS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)
"""What Python's readers raise over an archive that is none."""


def entries(path: Path, room: Room) -> list[Entry]:
    """What an archive holds; bytes only of what is wanted. Rejected, with the reason."""
    too_large = f"The archive is larger than {MAX_ARCHIVE >> 20} MB."
    return entries_of(read(path, MAX_ARCHIVE, too_large), path.name, room)


def entries_of(data: bytes, name: str, room: Room) -> list[Entry]:
    """The same for an archive that has been read already."""
    unpack = _zip if name.lower().endswith(".zip") else _tar
    found: list[Entry] = []
    kept = 0
    try:
        for entry in unpack(data, room):
            _must_be_inside(entry.name)
            found.append(entry)
            kept += len(entry.data)
            if len(found) > MAX_ENTRIES:
                raise Rejected(f"The archive holds more than {MAX_ENTRIES} names.")
            if kept > MAX_KEPT:
                raise Rejected(f"The files in the archive have more than {MAX_KEPT >> 20} MB.")
    except ERRORS:
        raise Rejected(DAMAGED) from None
    return found


def _must_be_inside(name: str) -> None:
    absolute = name.startswith("/") or name[1:2] == ":"
    if absolute or ".." in name.split("/"):
        raise Rejected(
            f"The archive has a name that leads out of it, {name!r:.80}: make it anew from the folder itself."
        )


class Bounded(io.BytesIO):
    """A zip in memory. Its list of names is read in one piece: one that is too long is refused."""

    listed = False

    def read(self, size: int | None = -1) -> bytes:
        if self.listed:
            return super().read(size)
        left = len(self.getbuffer()) - self.tell()
        if min(left, left if size is None or size < 0 else size) > MAX_DIRECTORY:
            raise Rejected(f"The archive holds more than {MAX_ENTRIES} names.")
        return super().read(size)


def _zip(data: bytes, room: Room) -> Iterator[Entry]:
    expanded = 0
    file = Bounded(data)
    with zipfile.ZipFile(file) as archive:
        file.listed = True
        for info in archive.infolist():
            name = info.filename.replace("\\", "/")
            if info.is_dir() or name.endswith("/"):
                _must_be_inside(name)
                continue
            entry = _member(archive, info, name, room(name))
            expanded += len(entry.data)
            if expanded > MAX_EXPANDED:
                raise _bomb()
            yield entry


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, room: int) -> Entry:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return Entry(name, problem=LINK if kind == stat.S_IFLNK else SPECIAL)
    if not room:
        return Entry(name)
    if info.flag_bits & 1:
        raise Rejected("The archive is encrypted: make it without a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Entry(name, problem="It is packed in a way that is not read here: use plain zip.")
    with archive.open(info) as file:
        return _bounded(file, name, room)


def _bounded(file: IO[bytes], name: str, room: int) -> Entry:
    """The bytes of a member; one that is longer than `room` is not read to its end."""
    data = file.read(room + 1)
    if len(data) > room:
        return Entry(name, problem=f"The file is larger than {room >> 10} KB.")
    return Entry(name, data)


OPEN: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
"""How to expand, by the first bytes."""


class Expanding(io.RawIOBase):
    """A tar as a stream that may be read up to MAX_EXPANDED bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
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
        """A tar ends in a block of zeros; Python does not mind if it is missing, and more with it."""
        if any(self._last):
            raise tarfile.ReadError


def _tar(data: bytes, room: Room) -> Iterator[Entry]:
    opener = next((o for magic, o in OPEN.items() if data.startswith(magic)), lambda file: file)
    with opener(io.BytesIO(data)) as packed, Expanding(packed) as stream:
        yield from _tar_entries(stream, room)
        stream.must_have_ended()


def _tar_entries(stream: Expanding, room: Room) -> Iterator[Entry]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                _must_be_inside(info.name)
                continue
            if not info.isreg():
                yield Entry(info.name, problem=LINK if info.issym() or info.islnk() else SPECIAL)
                continue
            file = archive.extractfile(info) if room(info.name) else None
            yield Entry(info.name) if file is None else _bounded(file, info.name, room(info.name))


def _bomb() -> Rejected:
    return Rejected(f"The archive expands to more than {MAX_EXPANDED >> 20} MB.")
