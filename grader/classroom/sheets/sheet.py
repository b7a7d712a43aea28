"""A table as a course system exported it, in which single cells can be set.

All else is written back byte for byte: encoding, BOM, line endings, quotes. Python's own CSV reader
forgets which cells were quoted, so the text is taken apart here.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.exercise.submission import Rejected, read
from grader.ingest.entries import is_archive

MAX_SHEET = 32 << 20
"""Bytes of a gradebook file."""
BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
WITHOUT_BOM = ("utf-8", "cp1252")
"""The encodings that are tried in turn."""
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook of Excel or LibreOffice starts, whatever its name says."""
ANSWERS = (".py", ".ipynb")
FROM = "was this meant for --from?"
END = re.compile(r"\r\n|\n|\r")
AGAIN = "export it again, and do not save it with another program in between."


@dataclass
class Sheet:
    """The cells of a table as they were written, quotes included, and how each row ends."""

    path: Path
    bom: bytes
    encoding: str
    delimiter: str
    rows: list[list[str]]
    ends: list[str]

    def value(self, row: int, column: int | None) -> str:
        """What a cell says; empty if there is no such cell."""
        if column is None or column >= len(self.rows[row]):
            return ""
        raw = self.rows[row][column]
        return (raw[1:-1].replace('""', '"') if raw.startswith('"') else raw).strip()

    def set(self, row: int, column: int, text: str) -> None:
        """Write a cell. It is quoted if it was, or if it must be."""
        cells = self.rows[row]
        cells += [""] * (column + 1 - len(cells))
        must = any(sign in text for sign in (self.delimiter, '"', "\n", "\r"))
        quoted = must or cells[column].startswith('"')
        cells[column] = '"{}"'.format(text.replace('"', '""')) if quoted else text

    def data(self) -> bytes:
        """The bytes of the file. What the encoding cannot say of a cell that was set becomes `?`."""
        lines = (
            self.delimiter.join(row) + end for row, end in zip(self.rows, self.ends, strict=True)
        )
        return self.bom + "".join(lines).encode(self.encoding, "replace")


def read_sheet(path: Path, option: str) -> Sheet:
    """Read a table; `option` is what the message names. UsageError if it is none."""
    if is_archive(path.name) or path.suffix in ANSWERS:
        raise UsageError(f"{option} {path}: These are answers, and no table: {FROM}")
    try:
        data = read(path.resolve(), MAX_SHEET, f"The file is larger than {MAX_SHEET >> 20} MB.")
        return _sheet(path, data)
    except Rejected as reason:
        raise UsageError(f"{option} {path}: {reason}") from None


def _sheet(path: Path, data: bytes) -> Sheet:
    if data.startswith(WORKBOOKS):
        raise Rejected(f"This is a workbook, and no table of text: {AGAIN}")
    bom = next((bom for bom in BOMS if data.startswith(bom)), b"")
    encoding, text = _decoded(data[len(bom) :], [BOMS[bom]] if bom else WITHOUT_BOM)
    if "\0" in text or not text.strip():
        raise Rejected(f"The file is {'broken' if text.strip() else 'empty'}: {AGAIN}")
    delimiter = _delimiter(text)
    rows, ends = [], []
    for row, end in _records(text, delimiter):
        rows.append(row)
        ends.append(end)
    return Sheet(path, bom, encoding, delimiter, rows, ends)


def _decoded(data: bytes, encodings: "list[str] | tuple[str, ...]") -> tuple[str, str]:
    for encoding in encodings:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Rejected(f"The file is broken: it is not text in {encodings[0].upper()}. Please {AGAIN}")


def _delimiter(text: str) -> str:
    """What is between the cells of the first line, outside of quotes."""
    first = END.split(re.sub(r'"(?:[^"]|"")*"', "", text, count=0), maxsplit=1)[0]
    return max("\t,;", key=first.count)


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Each row, as written, with how it ends."""
    cell = re.compile(rf'"(?:[^"]|"")*"|(?!")[^{delimiter}\r\n]*')
    place, row = 0, list[str]()
    while place < len(text):
        found = cell.match(text, place)
        after = found.end() if found else place
        end = END.match(text, after)
        if not found or not (end or after == len(text) or text[after] == delimiter):
            line = len(END.findall(text, 0, place)) + 1
            raise Rejected(f"The file is broken at line {line}, where quotes do not match: {AGAIN}")
        row.append(found[0])
        place = end.end() if end else after + 1
        if end:
            yield row, end[0]
            row = []
    if row or text[-1] == delimiter:
        yield [*row, *([""] if text[-1] == delimiter else [])], ""
