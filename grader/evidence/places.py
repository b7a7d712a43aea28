"""Where a line of an answer's listing is: in which of its files, and which line of that file it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from grader.worker.listing import first_lines

TOLD = re.compile(
    r"""(?<!\w)'[^'\n]*'|"[^"\n]*"|`[^`\n]*`|\b[Ll]ine (?P<number>\d+)\b(?! of |,? column)"""
)
"""A line as messages tell it. What is quoted is the student's, and a line of something else is not meant."""


@dataclass(frozen=True)
class Places:
    """The files of an answer, in the order of its listing: the path of the answer itself, then each
    further file's name and first line. An answer of one file has none of these."""

    path: str = ""
    files: tuple[tuple[str, int], ...] = ()

    def of(self, line: int) -> tuple[str, int]:
        """The name of the further file that a line is in, and its number there; no name in the answer's own."""
        for name, first in reversed(self.files):
            if line >= first:
                return name, line - first + 1
        return "", line

    def told(self, line: int) -> str:
        """A line after the word `line`: `7`, or `7 of crawler_links.py`."""
        name, number = self.of(line)
        return f"{number} of {name}" if name else str(line)

    def path_of(self, line: int | None) -> tuple[str, int | None]:
        """The path of the file that a line is in, and its number there."""
        name, number = self.of(line or 0)
        return (self._beside(name), number) if name else (self.path, line)

    def in_listing(self, path: str, line: int) -> int:
        """The line of the listing that this one of a file is."""
        firsts = (first for name, first in self.files if self._beside(name) == path)
        return line + next(firsts, 1) - 1

    def in_text(self, text: str) -> str:
        """A message that tells lines of the listing, with the files they are in."""
        return TOLD.sub(self._in_file, text) if self.files else text

    def in_output(self, output: str) -> str:
        """What was printed, where a traceback tells the path and a line of the listing."""
        if not self.files:
            return output
        frame = re.compile(rf"""{re.escape(self.path)}(?P<between>", line |:)(?P<number>\d+)\b""")
        return frame.sub(self._in_frame, output)

    def _in_file(self, found: re.Match[str]) -> str:
        number = found["number"]
        return found[0] if number is None else f"{found[0][:5]}{self.told(int(number))}"

    def _in_frame(self, found: re.Match[str]) -> str:
        path, line = self.path_of(int(found["number"]))
        return f"{path}{found['between']}{line}"

    def _beside(self, name: str) -> str:
        return str(PurePath(self.path).with_name(name))


ONE_FILE = Places()
"""Where nothing tells of further files."""


def places_of(
    path: str, source: str, before: str = "", files: Iterable[Sequence[str]] = ()
) -> Places:
    """The places of an answer, of which these are the texts."""
    files = list(files)
    names = (f"{name}.py" for name, _ in files)
    return Places(path, tuple(zip(names, first_lines(source, before, files), strict=True)))
