"""A mutant: a right answer with one change."""

import difflib
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.authoring.in_stub import in_stub
from grader.exercise.catalog import Exercise
from grader.exercise.result import Answer
from grader.exercise.submission import Submission


@dataclass(frozen=True)
class Mutant:
    """A right answer with one change: its kind in words, and the changed lines before and after.

    `text` is the whole file, with what the change needs above it.
    """

    exercise: Exercise
    file: Path
    kind: str
    line: int
    before: str
    after: str
    text: str = field(repr=False)

    @property
    def needs_example(self) -> bool:
        """Whether it uses the time that the example takes."""
        return self.text.count("EXAMPLE_SECONDS") > 1

    def with_example(self, seconds: float) -> "Mutant":
        """The mutant, told how long the example takes."""
        text = self.text.replace("EXAMPLE_SECONDS = 0.0", f"EXAMPLE_SECONDS = {seconds!r}")
        return replace(self, text=text)

    def as_answer(self, label: str) -> Answer:
        """The mutant as an answer to grade, inside its stub."""
        return in_stub(Answer(self.exercise, Submission(label, self.file, self.text)))


def changed_lines(old: str, new: str) -> tuple[int, str, str]:
    """The number of the first line that changes, and the changed lines before and after.

    Where lines only come or only go, the line above them is the first.
    """
    one, other = old.splitlines(), new.splitlines()
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    if not changed:
        return 0, "", ""
    (_, start, _, other_start, _), (_, _, end, _, other_end) = changed[0], changed[-1]
    if (start == end or other_start == other_end) and start:
        start, other_start = start - 1, other_start - 1  # the line above says where it is
    lines = (_flush_left(one[start:end]), _flush_left(other[other_start:other_end]))
    return start + 1, *lines


def _flush_left(lines: list[str]) -> str:
    """The lines without the indentation that they share, nor empty lines."""
    filled = [line for line in lines if line.strip()]
    shared = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return "\n".join(line[shared:].rstrip() for line in filled)
