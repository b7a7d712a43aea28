"""Read what a worker says. It may have been written by hostile code: nothing is taken on trust.

One state machine: start → hello → begin → end → answered. An answer may also come right after
`hello` (the import failed), and `overdue` may come once, while the file is imported or the scenario runs. Anything else,
or anything that is not one strict JSON object a line, is a ProtocolError.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

MAX_LINE = 16 << 20
"""Bytes in one frame."""

NEXT = {
    ("start", "hello"): "hello",
    ("hello", "overdue"): "hello",
    ("hello", "begin"): "begun",
    ("hello", "answer"): "answered",
    ("begun", "overdue"): "begun",
    ("begun", "end"): "ended",
    ("ended", "answer"): "answered",
}


class ProtocolError(Exception):
    """The worker said something that a worker never says."""


@dataclass
class Transcript:
    """What one worker has said so far. Times are seconds on the grader's own clock."""

    state: str = "start"
    begun_at: float = 0.0
    ended_at: float = 0.0
    overdue: dict[str, Any] | None = None
    answer: dict[str, Any] | None = None

    def feed(self, line: bytes, at: float) -> None:
        """Take in one frame that arrived at the time `at`."""
        frame = parse(line)
        name = frame.pop("frame", None)
        state = NEXT.get((self.state, name)) if isinstance(name, str) else None
        if state is None or (name == "overdue" and self.overdue is not None):
            raise ProtocolError(f"a frame {name!r:.40} where none is expected")
        self.state = state
        if name == "begin":
            self.begun_at, self.overdue = at, None  # what was late is the import
        elif name == "end":
            self.ended_at = at
        elif name == "overdue":
            self.overdue = frame
        elif name == "answer":
            self.answer = frame


def parse(line: bytes) -> dict[str, Any]:
    """One strict JSON object: no NaN, no duplicate keys, bounded nesting and digits."""
    try:
        frame = json.loads(line, parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a frame that is not JSON ({type(error).__name__})") from None
    if not isinstance(frame, dict):
        raise ProtocolError("a frame that is not an object")
    return frame


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("duplicate key")
    return result
